import { setTimeout as sleep } from 'node:timers/promises';

const IDLE_MS = 1_000;
/** A nudge seldom comes alone: what arrives in this time is taken in one pass. */
const GATHER_MS = 25;

export interface Loop {
  /** Looks for work now instead of at the next tick. */
  nudge(): void;
  /** Resolves after a whole pass that begins now; at once after a stop. */
  pass(): Promise<void>;
  /** Tells the step to come to an end and waits for it. */
  stop(): Promise<void>;
}

/** Repeats a step, a second apart or at a nudge. A step that fails is reported and tried again; a long one heeds `stop`. */
export function startLoop(step: (stop: AbortSignal) => Promise<void>, report: (error: unknown) => void): Loop {
  const stopping = new AbortController();
  let nudged = false;
  let wake: (() => void) | undefined;
  let last: Promise<void> = Promise.resolve();

  /** One pass at a time: who waits for a pass that begins now must not be answered by one that is half done. */
  function pass(): Promise<void> {
    last = last.then(() => (stopping.signal.aborted ? undefined : step(stopping.signal))).catch(report);
    return last;
  }

  function idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function repeat(): Promise<void> {
    while (!stopping.signal.aborted) {
      nudged = false;
      await pass();
      if (!nudged && !stopping.signal.aborted) await idle();
      if (!stopping.signal.aborted) await sleep(GATHER_MS);
    }
  }

  const running = repeat();
  return {
    pass,
    nudge() {
      nudged = true;
      wake?.();
    },
    async stop() {
      stopping.abort();
      wake?.();
      await running;
      // Somebody else's pass may be under way: whoever stops us closes the database next.
      await last;
    },
  };
}

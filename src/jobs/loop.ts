const IDLE_MS = 1_000;

export interface Loop {
  /** Looks for work now instead of at the next tick. */
  nudge(): void;
  /** Resolves after a whole pass that begins now. */
  pass(): Promise<void>;
  stop(): Promise<void>;
}

/** Repeats a step, a second apart or at a nudge. A step that fails is reported and tried again. */
export function startLoop(step: () => Promise<void>, report: (error: unknown) => void): Loop {
  let stopped = false;
  let nudged = false;
  let wake: (() => void) | undefined;
  let last: Promise<void> = Promise.resolve();

  /** One pass at a time: who waits for a pass that begins now must not be answered by one that is half done. */
  function pass(): Promise<void> {
    last = last.then(step).catch(report);
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
    while (!stopped) {
      nudged = false;
      await pass();
      if (!nudged && !stopped) await idle();
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
      stopped = true;
      wake?.();
      await running;
    },
  };
}

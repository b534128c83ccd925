import type { Context } from '../context.ts';
import type { ClickRecord } from './model.ts';
import { writeClicks } from './write-clicks.ts';

const MAX_BUFFERED = 50_000;
const MAX_BATCH = 2_000;
/** The longer clicks gather, the more of them fold into one counter, which is most of the database's work. */
const GATHER_MS = 100;
const RETRY_MS = 1_000;

export interface ClickBuffer {
  add(click: ClickRecord): void;
  /** Writes what is left; gives up at the deadline and says how many clicks could not be written. */
  close(deadlineMs: number): Promise<{ unwritten: number }>;
}

/**
 * Gathers clicks off the request path and writes them in batches. A batch that fails stays and is tried again: click rows have
 * their nonce as id, so that a second try changes nothing. Over 50,000 waiting clicks the newest are dropped and counted;
 * they can still earn, because the click id carries all that is needed.
 */
export function createClickBuffer(ctx: Context): ClickBuffer {
  let waiting: ClickRecord[] = [];
  let flushing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  /** Writes a batch, and more while at least `enough` clicks wait. */
  async function flush(enough: number): Promise<void> {
    do {
      const batch = waiting.slice(0, MAX_BATCH);
      try {
        await writeClicks(ctx, batch);
      } catch (error) {
        ctx.logger.warn({ err: error, waiting: waiting.length }, 'clicks could not be written, trying again');
        schedule(RETRY_MS);
        return;
      }
      waiting = waiting.slice(batch.length);
      ctx.metrics.clicksRecorded.inc(batch.length);
      ctx.metrics.clicksBuffered.set(waiting.length);
    } while (waiting.length >= enough);
  }

  function schedule(delayMs: number): void {
    if (timer || closed) return;
    timer = setTimeout(() => {
      timer = undefined;
      flushing ??= flush(MAX_BATCH).finally(() => {
        flushing = undefined;
        if (waiting.length > 0) schedule(GATHER_MS);
      });
    }, delayMs);
  }

  return {
    add(click) {
      if (waiting.length >= MAX_BUFFERED) {
        ctx.metrics.clicksDropped.inc();
        return;
      }
      waiting.push(click);
      schedule(GATHER_MS);
    },
    async close(deadlineMs) {
      closed = true;
      clearTimeout(timer);
      const rest = (flushing ?? Promise.resolve()).then(() => (waiting.length > 0 ? flush(1) : undefined));
      const timeout = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
      await Promise.race([rest, timeout]);
      return { unwritten: waiting.length };
    },
  };
}

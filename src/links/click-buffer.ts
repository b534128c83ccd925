import type { Context } from '../context.ts';
import type { ClickRecord } from './model.ts';
import { type ClickBatch, writeClicks } from './write-clicks.ts';

const MAX_BUFFERED = 50_000;
const MAX_BATCH = 10_000;
/** What a killed process loses at most. Longer would make node's memory keep more of them for longer, which takes time too. */
const GATHER_MS = 200;
const RETRY_MS = 1_000;

export interface ClickBuffer {
  add(click: ClickRecord): void;
  /** Writes what is left; gives up at the deadline and says how many clicks could not be written. */
  close(deadlineMs: number): Promise<{ unwritten: number }>;
}

/**
 * Gathers clicks off the request path and writes them in batches. A batch that fails stays as it is and is tried again under its id,
 * so that a second try changes nothing. Over 50,000 waiting clicks the newest are dropped and counted; they can still earn, because
 * the click id carries all that is needed.
 */
export function createClickBuffer(ctx: Context): ClickBuffer {
  const waiting: ClickRecord[] = [];
  let batch: ClickBatch | undefined;
  let flushing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const held = () => waiting.length + (batch?.clicks.length ?? 0);

  /** Writes a batch, and more while at least `enough` clicks wait. */
  async function flush(enough: number): Promise<void> {
    do {
      batch ??= { id: ctx.ids.next('cls'), clicks: waiting.splice(0, MAX_BATCH) };
      try {
        await writeClicks(ctx, batch);
      } catch (error) {
        ctx.logger.warn({ err: error, waiting: held() }, 'clicks could not be written, trying again');
        schedule(RETRY_MS);
        return;
      }
      ctx.metrics.clicksRecorded.inc(batch.clicks.length);
      batch = undefined;
      ctx.metrics.clicksBuffered.set(held());
    } while (waiting.length >= enough);
  }

  function schedule(delayMs: number): void {
    if (timer || closed) return;
    timer = setTimeout(() => {
      timer = undefined;
      flushing ??= flush(MAX_BATCH).finally(() => {
        flushing = undefined;
        if (held() > 0) schedule(GATHER_MS);
      });
    }, delayMs);
  }

  return {
    add(click) {
      if (held() >= MAX_BUFFERED) {
        ctx.metrics.clicksDropped.inc();
        return;
      }
      waiting.push(click);
      schedule(GATHER_MS);
    },
    async close(deadlineMs) {
      closed = true;
      clearTimeout(timer);
      const rest = (flushing ?? Promise.resolve()).then(() => (held() > 0 ? flush(1) : undefined));
      const timeout = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
      await Promise.race([rest, timeout]);
      return { unwritten: held() };
    },
  };
}

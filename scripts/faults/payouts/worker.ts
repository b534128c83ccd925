import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../../src/context.ts';
import { advanceRuns } from '../../../src/payouts/index.ts';
import { payoutRuns } from '../../../src/payouts/model.ts';
import { contextAt, type Place } from './context.ts';
import { WORKER_NAME } from './play-run.ts';

/** What a worker is told once it is ready: which run to take further, and at which reaching of which step it is killed. */
export interface Order {
  runId: string;
  fatal: { step: string; count: number } | null;
}

const PASS_PAUSE_MS = 50;

// One worker process: it takes the run as far as it goes, and ends itself without a chance to finish anything where it was told to.
const [place] = (await once(process, 'message')) as [Place];
const ctx = await contextAt(place, WORKER_NAME);
process.once('message', (order: Order) => void work(ctx, order));
process.once('disconnect', () => void ctx.mongo.close());
process.send?.('ready');

async function work(root: Context, { runId, fatal }: Order): Promise<void> {
  let reached = 0;
  const onStep = (step: string) => {
    if (step !== fatal?.step) return;
    reached += 1;
    if (reached === fatal.count) process.kill(process.pid, 'SIGKILL');
  };
  const watched = { ...root, onStep };
  for (;;) {
    // The same name each time: what its predecessor held is its own.
    // Like the real loop: what fails in a pass, as where a killed process still holds a record, is tried again.
    await advanceRuns(watched, 'the worker').catch((error: unknown) => process.stderr.write(`${error}\n`));
    const run = await payoutRuns(watched).findById(runId).lean();
    if (run?.state === 'finished') break;
    await pause(PASS_PAUSE_MS);
  }
  process.disconnect();
}

import { setTimeout as pause } from 'node:timers/promises';
import { advanceRuns } from '../../../src/payouts/index.ts';
import { payoutRuns } from '../../../src/payouts/model.ts';
import { contextAt, type Place } from './context.ts';

/** What a worker is told: where it works, and at which reaching of which step it is killed. */
export interface Order {
  place: Place;
  runId: string;
  fatal: { step: string; count: number } | null;
}

const PASS_PAUSE_MS = 50;

// One worker process: it takes the run as far as it goes, and ends itself without a chance to finish anything where it was told to.
process.once('message', async ({ place, runId, fatal }: Order) => {
  let reached = 0;
  const onStep = (step: string) => {
    if (step !== fatal?.step) return;
    reached += 1;
    if (reached === fatal.count) process.kill(process.pid, 'SIGKILL');
  };
  const ctx = { ...(await contextAt(place)), onStep };
  for (;;) {
    // The same name each time: what its predecessor held is its own.
    // Like the real loop: what fails in a pass, as where a killed process still holds a record, is tried again.
    await advanceRuns(ctx, 'the worker').catch((error: unknown) => process.stderr.write(`${error}\n`));
    const run = await payoutRuns(ctx).findById(runId).lean();
    if (run?.state === 'finished') break;
    await pause(PASS_PAUSE_MS);
  }
  await ctx.mongo.close();
  process.disconnect();
});

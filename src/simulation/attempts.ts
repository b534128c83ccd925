import type { Context } from '../context.ts';
import { isOutage } from '../kit/outage.ts';
import { OPEN, type SimulationRecord, simulations } from './model.ts';
import type { FailureReason } from './schemas.ts';

/** So often one batch of creators is tried; after that a person has to look. */
export const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1_000;
const PAUSE_GROWS = 4;

/** Waits or is under way, and no pause after a failure keeps it. Wall clock. */
export const toBeRun = () => ({
  state: { $in: OPEN },
  $or: [{ retryAt: null }, { retryAt: { $lte: new Date() } }],
});

/** Counts an attempt before it is made, so that one that ends its process counts too. Whatever came further begins to count anew. */
export async function beginAttempt(ctx: Context, simulation: SimulationRecord): Promise<SimulationRecord | null> {
  const begun = await simulations(ctx)
    .findOneAndUpdate(
      { _id: simulation._id, state: { $in: OPEN } },
      { $inc: { attempts: 1 } },
      { returnDocument: 'after' },
    )
    .lean<SimulationRecord>();
  if (!begun || begun.attempts <= MOST_ATTEMPTS) return begun;
  await fail(ctx, begun, 'interrupted');
  return null;
}

/** A pause that grows, or, after the last attempt, the end of it. */
export async function noteFailure(ctx: Context, simulationId: string, error: unknown): Promise<void> {
  const record = await simulations(ctx)
    .findOne({ _id: simulationId, state: { $in: OPEN } })
    .lean<SimulationRecord>();
  if (!record) return;
  const reason = isOutage(error) ? 'database' : 'record';
  if (record.attempts >= MOST_ATTEMPTS) return fail(ctx, record, reason);
  const retryAt = new Date(Date.now() + FIRST_PAUSE_MS * PAUSE_GROWS ** (record.attempts - 1));
  const failure = { reason, at: ctx.clock.now() } as const;
  await simulations(ctx).updateOne({ _id: record._id, state: { $in: OPEN } }, { $set: { failure, retryAt } });
}

async function fail(ctx: Context, { _id }: SimulationRecord, reason: FailureReason): Promise<void> {
  const now = ctx.clock.now();
  await simulations(ctx).updateOne(
    { _id, state: { $in: OPEN } },
    { $set: { state: 'failed', finishedAt: now, failure: { reason, at: now } } },
  );
}

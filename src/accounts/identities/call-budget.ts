import type { Context } from '../../context.ts';
import { DAY_MS, utcDay } from '../../kit/clock.ts';
import { defineModel } from '../../kit/model.ts';
import type { Network } from '../schemas.ts';

interface CallsRecord {
  /** `network:day`. */
  _id: string;
  used: number;
  expiresAt: Date;
}

/** How often each network was asked each day: some count, and one charges. */
const networkCalls = defineModel<CallsRecord>('network_calls', { used: Number, expiresAt: Date }, [
  { keys: { expiresAt: 1 }, expireAfterSeconds: 0 },
]);

const KEEP_DAYS = 40;

/** Takes one of today's calls to a network; false when there is none left. Counted by the wall clock, as the network does. */
export async function takeCall(ctx: Context, network: Network, limit: number): Promise<boolean> {
  if (limit <= 0) return false;
  const now = new Date();
  const _id = `${network}:${utcDay(now)}`;
  try {
    await networkCalls(ctx).updateOne(
      { _id, used: { $lt: limit } },
      { $inc: { used: 1 }, $setOnInsert: { expiresAt: new Date(now.getTime() + KEEP_DAYS * DAY_MS) } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    // The day's record is there and full, so that there was nothing to change and no room for another.
    if (error instanceof Error && 'code' in error && error.code === 11_000) return false;
    throw error;
  }
}

/** Gives a call back that was taken and not made. */
export async function returnCall(ctx: Context, network: Network): Promise<void> {
  await networkCalls(ctx).updateOne(
    { _id: `${network}:${utcDay(new Date())}`, used: { $gt: 0 } },
    { $inc: { used: -1 } },
  );
}

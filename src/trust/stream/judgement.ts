import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { addDays, utcDay } from '../../kit/clock.ts';
import { defineModel } from '../../kit/model.ts';
import { raiseFlag } from '../cases/raise-flag.ts';
import { TRAFFIC_SIGNALS, type Traffic } from '../signals/index.ts';
import { findTwins } from '../signals/twins.ts';
import { topBuyers } from './buyers.ts';
import { addDay, emptyDay } from './counts.ts';
import { type TrafficDay, trafficDays } from './model.ts';

/** Creators of whom something new is known; each is judged once, however much it was. */
const judgementsDue = defineModel<{ _id: string; marks: number }>('judgements_due', { marks: Number });

/** Marks creators to be judged, inside the transaction that took something in about them. */
export async function toJudge(tx: Context, creatorIds: string[]): Promise<void> {
  if (creatorIds.length === 0) return;
  const writes = creatorIds.map((id) => ({
    updateOne: { filter: { _id: id as never }, update: { $inc: { marks: 1 } }, upsert: true },
  }));
  await judgementsDue(tx).collection.bulkWrite(writes, { session: tx.session as never });
}

/** Whether anybody is to be judged. */
export const judgementsWait = async (ctx: Context): Promise<boolean> => (await judgementsDue(ctx).exists({})) !== null;

const BATCH = 100;
const WINDOW_DAYS = 28;
/** Signals that look at single days look at these. */
const RECENT_DAYS = 3;

/**
 * Judges creators of whom something new is known, by their days' counters: nothing is read again that was taken in. One who gets news
 * meanwhile stays marked.
 * @returns how many were judged; 0 when nobody is due
 */
export async function judgeDue(ctx: Context): Promise<number> {
  const due = await judgementsDue(ctx).find().limit(BATCH).lean();
  if (due.length === 0) return 0;
  const creators = await findCreators(
    ctx,
    due.map((row) => row._id),
  );
  for (const { _id, marks } of due) {
    const creator = creators.get(_id);
    if (creator) await judge(ctx, creator);
    await judgementsDue(ctx).deleteOne({ _id, marks });
  }
  return due.length;
}

async function judge(
  ctx: Context,
  creator: { _id: string; userId: string; country: string; languages: string[] },
): Promise<void> {
  const traffic = await factsOf(ctx, creator);
  for (const { name, judge: look } of TRAFFIC_SIGNALS) {
    const finding = look(traffic);
    if (finding) await raiseFlag(ctx, { signal: name, creatorId: creator._id, ...finding });
  }
}

async function factsOf(
  ctx: Context,
  { _id, userId, country, languages }: { _id: string; userId: string; country: string; languages: string[] },
): Promise<Traffic> {
  const from = addDays(ctx.clock.now(), 1 - WINDOW_DAYS);
  const rows = await trafficDays(ctx)
    .find({ creatorId: _id, day: { $gte: utcDay(from) } })
    .sort({ day: 1 })
    .limit(WINDOW_DAYS)
    .lean<TrafficDay[]>();
  const weeks = emptyDay(_id, 'sum');
  for (const row of rows) addDay(weeks, row);
  const buyers = await topBuyers(ctx, weeks);
  const twins = await findTwins(ctx, userId);
  return {
    creatorId: _id,
    country,
    languages,
    weeks,
    days: rows.slice(-RECENT_DAYS),
    buyers,
    twins,
    from: new Date(`${utcDay(from)}T00:00:00Z`),
  };
}

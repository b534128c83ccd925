import { identitiesOf, usersSeen } from '../accounts/index.ts';
import { creatorsDecided } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { joinedBetween, joinedOfUsers, type Member } from '../creators/index.ts';
import { freshStanding, type StandingRecord, standings } from './model.ts';
import { largestOf } from './reach.ts';

const BATCH = 500;

/**
 * Marks for evaluation whoever had news in a period: a commission decided, new counts told by a network, or joined. What
 * trust and campaigns record marks by itself. Repeatable.
 */
export async function takeInNews(ctx: Context, from: Date, until: Date): Promise<void> {
  for await (const ids of creatorsDecided(ctx, from, until))
    for (let start = 0; start < ids.length; start += BATCH) await mark(ctx, ids.slice(start, start + BATCH));
  for await (const userIds of usersSeen(ctx, from, until)) await takeInReach(ctx, await joinedOfUsers(ctx, userIds));
  let members: Member[] = [];
  for await (const member of joinedBetween(ctx, from, until)) {
    members.push(member);
    if (members.length < BATCH) continue;
    await takeInReach(ctx, members);
    members = [];
  }
  await takeInReach(ctx, members);
}

/** Marks creators without touching those that are marked already. */
async function mark(ctx: Context, ids: string[]): Promise<void> {
  const known = await standings(ctx)
    .find({ _id: { $in: ids } }, { dirty: 1 })
    .lean();
  const there = new Set(known.map((row) => row._id));
  await standings(ctx).collection.updateMany({ _id: { $in: ids as never[] }, dirty: false }, { $set: { dirty: true } });
  await insertFresh(
    ctx,
    ids.filter((id) => !there.has(id)).map((id) => ({ ...freshStanding(id), dirty: true })),
  );
}

export type Reach = StandingRecord['reach'];

/** The largest audience of each, as its networks told it last. */
export async function reachOf(ctx: Context, members: Member[]): Promise<Map<string, Reach>> {
  const accounts = await identitiesOf(
    ctx,
    members.map((member) => member.userId),
  );
  const at = ctx.clock.now();
  return new Map(
    members.map(({ _id, userId }) => {
      const largest = largestOf(accounts.get(userId) ?? []);
      return [_id, largest ? { network: largest.network, followers: largest.followers ?? 0, at } : null];
    }),
  );
}

/** Keeps audiences that are others than before, and marks whose they are. */
async function takeInReach(ctx: Context, members: Member[]): Promise<void> {
  if (members.length === 0) return;
  const told = await reachOf(ctx, members);
  const known = await standings(ctx)
    .find({ _id: { $in: [...told.keys()] } }, { reach: 1 })
    .lean<Pick<StandingRecord, '_id' | 'reach'>[]>();
  const kept = new Map(known.map((row) => [row._id, row]));
  const fresh: StandingRecord[] = [];
  const updates = [];
  for (const [_id, reach] of told) {
    const before = kept.get(_id);
    if (!before) fresh.push({ ...freshStanding(_id), reach, dirty: true });
    else if (!sameReach(before.reach, reach))
      updates.push({ updateOne: { filter: { _id: _id as never }, update: { $set: { reach, dirty: true } } } });
  }
  await insertFresh(ctx, fresh);
  if (updates.length > 0) await standings(ctx).collection.bulkWrite(updates as never[], { ordered: false });
}

export const sameReach = (left: Reach, right: Reach): boolean =>
  left?.network === right?.network && left?.followers === right?.followers;

/** Somebody else may have made one of them just now; then it is there, which is all that matters. */
async function insertFresh(ctx: Context, rows: StandingRecord[]): Promise<void> {
  if (rows.length === 0) return;
  const writes = rows.map(({ _id, ...start }) => ({
    updateOne: { filter: { _id: _id as never }, update: { $setOnInsert: start }, upsert: true },
  }));
  await standings(ctx).collection.bulkWrite(writes as never[], { ordered: false });
}

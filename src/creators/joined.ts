import type { Context } from '../context.ts';
import { type CreatorRecord, creators } from './model.ts';

export type Member = Pick<CreatorRecord, '_id' | 'userId'>;

/** Who took part at some time: decided upon, and not turned down. */
const JOINED = { state: { $nin: ['applied', 'rejected'] as CreatorRecord['state'][] } };
const FIELDS = { userId: 1 } as const;

/** One page of everybody who ever joined, by id. */
export const joinedAfter = (ctx: Context, afterId: string, limit: number): Promise<Member[]> =>
  creators(ctx)
    .find({ _id: { $gt: afterId }, ...JOINED }, FIELDS)
    .sort({ _id: 1 })
    .limit(limit)
    .lean<Member[]>();

/** Those of these users who joined. At most 1,000. */
export const joinedOfUsers = (ctx: Context, userIds: string[]): Promise<Member[]> =>
  creators(ctx)
    .find({ userId: { $in: userIds }, ...JOINED }, FIELDS)
    .limit(1_000)
    .lean<Member[]>();

/** Users who joined in a period, one at a time. */
export async function* joinedBetween(ctx: Context, from: Date, until: Date): AsyncGenerator<Member> {
  const rows = creators(ctx)
    .find({ decidedAt: { $gte: from, $lt: until }, ...JOINED }, FIELDS)
    .lean<Member[]>()
    .cursor();
  for await (const row of rows) yield row as Member;
}

/** Everybody who ever joined. */
export const countJoined = (ctx: Context): Promise<number> => creators(ctx).countDocuments(JOINED);

/** How many creators joined on each day of a period, `YYYY-MM-DD`; days on which nobody did are left out. */
export async function joinedByDay(ctx: Context, from: Date, until: Date): Promise<{ day: string; count: number }[]> {
  const rows = await creators(ctx).aggregate<{ _id: string; count: number }>([
    { $match: { decidedAt: { $gte: from, $lt: until }, ...JOINED } },
    { $group: { _id: { $dateToString: { date: '$decidedAt', format: '%Y-%m-%d' } }, count: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, count }) => ({ day: _id, count }));
}

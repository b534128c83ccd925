import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { creatorLists, traitCounts } from './model.ts';
import type { CreatorFilter } from './schemas.ts';
import { wordsOf } from './words.ts';

const TRAITS = ['country', 'language', 'niche', 'network', 'reach', 'tier', 'kol', 'price', 'brand'] as const;

/**
 * A filter as the database takes it. The traits that fewest creators have come first: the planner reads the first one's index, in the
 * order of the list, and looks the others up as it goes.
 */
export async function cardFilter(ctx: Context, brandId: string, filter: CreatorFilter): Promise<object> {
  const groups = [
    ...TRAITS.map((name) => (filter[name] ?? []).map((value) => `${name}:${value}`)),
    filter.authentic ? [`authentic:${filter.authentic}`] : [],
  ].filter((group) => group.length > 0);
  const sizes = await sizesOf(ctx, groups.flat());
  const sizeOf = (group: string[]) => group.reduce((sum, trait) => sum + (sizes.get(trait) ?? 0), 0);
  const traits = groups
    .toSorted((left, right) => sizeOf(left) - sizeOf(right))
    .map((group) => ({ traits: group.length === 1 ? group[0] : { $in: group } }));
  const words = wordsOf([filter.q ?? '']).map((word) => ({ words: { $regex: `^${word}` } }));
  const listed = filter.list ? [{ _id: { $in: await creatorsOnList(ctx, brandId, filter.list) } }] : [];
  const all = [...listed, ...words, ...traits];
  return {
    ...(all.length > 0 ? { $and: all } : {}),
    ...(filter.minFollowers ? { 'sort.followers': { $gte: filter.minFollowers } } : {}),
    ...(filter.minCvrBps ? { 'sort.cvr': { $gte: filter.minCvrBps } } : {}),
  };
}

async function sizesOf(ctx: Context, traits: string[]): Promise<Map<string, number>> {
  if (traits.length < 2) return new Map();
  const rows = await traitCounts(ctx)
    .find({ _id: { $in: traits } })
    .lean();
  return new Map(rows.map((row) => [row._id, row.creators]));
}

async function creatorsOnList(ctx: Context, brandId: string, id: string): Promise<string[]> {
  const list = await creatorLists(ctx).findOne({ _id: id, brandId }).lean();
  if (!list) throw missing();
  return list.creatorIds;
}

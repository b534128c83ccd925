import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { wordsOf } from '../kit/words.ts';
import { cards, creatorLists, traitCounts } from './model.ts';
import { FEW, type Scanned } from './scan-cards.ts';
import type { CreatorFilter } from './schemas.ts';

const TRAITS = ['country', 'language', 'niche', 'network', 'reach', 'tier', 'kol', 'price', 'brand'] as const;

/** What a measure has to come to at least. */
const LIMITS = [
  ['minFollowers', 'followers'],
  ['minCvrBps', 'cvr'],
  ['minAovMinor', 'aov'],
] as const;

/** Beyond this it does not matter how many there are. */
const MANY = FEW + 1;

/** One thing that is asked of a card. */
export interface Condition {
  query: Record<string, unknown>;
  /** About how many cards meet it. */
  size: number;
  /** There is an index that leads it in the order of any list: of traits there is. */
  isOrdered: boolean;
}

export interface CardFilter {
  /** Those that an index knows, the rarest first. */
  conditions: Condition[];
  /** The words of a card have to be read, too. */
  asksWords: boolean;
  /** Whether a card meets everything that is asked. */
  fits(card: Scanned): boolean;
}

/** A filter as the scan takes it: what is asked, and how many creators there are of each. */
export async function cardFilter(ctx: Context, brandId: string, filter: CreatorFilter): Promise<CardFilter> {
  const groups = [
    ...TRAITS.map((name) => (filter[name] ?? []).map((value) => `${name}:${value}`)),
    filter.authentic ? [`authentic:${filter.authentic}`] : [],
  ].filter((group) => group.length > 0);
  const asked = LIMITS.map(([field, measure]) => [measure, filter[field] ?? 0] as const).filter(
    ([, least]) => least > 0,
  );
  const beginnings = wordsOf([filter.q ?? '']);
  const listed = filter.list ? await creatorsOnList(ctx, brandId, filter.list) : undefined;
  const conditions = [
    ...(listed ? [{ query: { _id: { $in: listed } }, size: listed.length, isOrdered: false }] : []),
    ...(await traitConditions(ctx, groups)),
    ...(await Promise.all(
      // Only letters and digits are left of a word: nothing in it means something to a regular expression.
      beginnings.map((word) => counted(ctx, { words: { $regex: `^${word}` } })),
    )),
    ...(await Promise.all(asked.map(([measure, least]) => counted(ctx, { [`sort.${measure}`]: { $gte: least } })))),
  ].toSorted((left, right) => left.size - right.size);
  const onList = listed && new Set(listed);
  return {
    // Where neither is rare, a trait leads: its index is in the order of the list.
    conditions: (conditions[0]?.size ?? 0) < MANY ? conditions : conditions.toSorted(traitsFirst),
    asksWords: beginnings.length > 0,
    fits: ({ _id, traits, words = [], sort }) =>
      (!onList || onList.has(_id)) &&
      groups.every((group) => group.some((trait) => traits.includes(trait))) &&
      beginnings.every((beginning) => words.some((word) => word.startsWith(beginning))) &&
      asked.every(([measure, least]) => sort[measure] >= least),
  };
}

const traitsFirst = (left: Condition, right: Condition): number =>
  Number(right.isOrdered) - Number(left.isOrdered) || left.size - right.size;

/** Counts of the day before; a trait that nobody had then may have come up since, and is asked for. */
async function traitConditions(ctx: Context, groups: string[][]): Promise<Condition[]> {
  const rows = await traitCounts(ctx)
    .find({ _id: { $in: groups.flat() } })
    .lean();
  const sizes = new Map(rows.map((row) => [row._id, row.creators]));
  const sizeOf = async (group: string[]) => {
    const known = group.map((trait) => sizes.get(trait));
    if (known.every((size) => size !== undefined)) return known.reduce((sum, size) => sum + size, 0);
    return cards(ctx).countDocuments({ traits: { $in: group } }, { limit: MANY });
  };
  return Promise.all(
    groups.map(async (group) => ({
      query: { traits: group.length === 1 ? group[0] : { $in: group } },
      size: await sizeOf(group),
      isOrdered: true,
    })),
  );
}

/** Counted by the index alone, and not to the end. */
async function counted(ctx: Context, query: Condition['query']): Promise<Condition> {
  return { query, size: await cards(ctx).countDocuments(query, { limit: MANY }), isOrdered: false };
}

async function creatorsOnList(ctx: Context, brandId: string, id: string): Promise<string[]> {
  const list = await creatorLists(ctx).findOne({ _id: id, brandId }).lean();
  if (!list) throw missing();
  return list.creatorIds;
}

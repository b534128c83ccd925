import type { Context } from '../../context.ts';
import { type DayRange, type Dimension, daysIn, keyOf, keyRanges, type Scope } from './counter-key.ts';
import { NO_SUMS, SUMS, type Sums } from './fold-facts.ts';
import { resultCounters } from './model.ts';

/** What was counted, by currency; clicks have none and are under ''. */
export type ByCurrency = Map<string, Sums>;

/** Of so many values, the largest by GMV and orders, a table is made; the rest is left out and said to be. */
export const MOST_VALUES = 10_000;
const TIME_LIMIT_MS = 5_000;

/** Which counters a report is about: a scope's, or those of one value of one of its dimensions. */
export interface Subject {
  scope: Scope;
  only?: { dimension: Dimension; value: string } | undefined;
}

/** Counters of a subject by day; days without any are left out. One to some hundred neighbours are read. */
export async function sumsByDay(ctx: Context, subject: Subject, range: DayRange): Promise<Map<string, ByCurrency>> {
  const { scope, only } = subject;
  const [bounds] = keyRanges(scope, 'day', range);
  const rows = await resultCounters(ctx)
    .find({ _id: { $gte: bounds?.from, $lt: bounds?.to } })
    .maxTimeMS(TIME_LIMIT_MS)
    .lean();
  if (!only) return byDay(rows);
  // Every counter of the value is where its key says: none has to be looked for.
  const keys = rows.map((row) => keyOf(scope, only.dimension, dayOf(row._id), row.currency, only.value));
  const found = await resultCounters(ctx)
    .find({ _id: { $in: keys } })
    .maxTimeMS(TIME_LIMIT_MS)
    .lean();
  return byDay(found);
}

const dayOf = (key: string): string => key.split('|')[3] ?? '';

function byDay(rows: ({ _id: string; currency: string } & Sums)[]): Map<string, ByCurrency> {
  const days = new Map<string, ByCurrency>();
  for (const row of rows) addSums(placeIn(days, dayOf(row._id)), row.currency, row);
  return days;
}

/** Counters of a scope added up by one of its dimensions' values; whether that is all of them. */
export async function sumsByValue(
  ctx: Context,
  scope: Scope,
  dimension: Dimension,
  range: DayRange,
  values?: string[],
): Promise<{ sums: Map<string, ByCurrency>; isComplete: boolean }> {
  const ranges = keyRanges(scope, dimension, range).map(({ from, to }) => ({ _id: { $gte: from, $lt: to } }));
  const rows = await resultCounters(ctx)
    .aggregate<{ _id: { value: string; currency: string } } & Sums>([
      { $match: { $or: ranges, ...(values ? { value: { $in: values } } : {}) } },
      {
        $group: {
          _id: { value: '$value', currency: '$currency' },
          ...Object.fromEntries(SUMS.map((name) => [name, { $sum: `$${name}` }])),
        },
      },
      { $sort: { gmvMinor: -1, orders: -1, clicks: -1, _id: 1 } },
      { $limit: MOST_VALUES + 1 },
    ])
    .option({ maxTimeMS: TIME_LIMIT_MS, allowDiskUse: true });
  const sums = new Map<string, ByCurrency>();
  for (const row of rows.slice(0, MOST_VALUES)) addSums(placeIn(sums, row._id.value), row._id.currency, row);
  return { sums, isComplete: rows.length <= MOST_VALUES };
}

function placeIn(all: Map<string, ByCurrency>, key: string): ByCurrency {
  const place = all.get(key) ?? new Map<string, Sums>();
  all.set(key, place);
  return place;
}

function addSums(place: ByCurrency, currency: string, added: Sums): void {
  const sums = place.get(currency) ?? { ...NO_SUMS };
  for (const name of SUMS) sums[name] += added[name] ?? 0;
  place.set(currency, sums);
}

/** Everything of a range as one. */
export function totalOf(days: Map<string, ByCurrency>, range: DayRange): ByCurrency {
  const total: ByCurrency = new Map();
  for (const day of daysIn(range)) for (const [currency, sums] of days.get(day) ?? []) addSums(total, currency, sums);
  return total;
}

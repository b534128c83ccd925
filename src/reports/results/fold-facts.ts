import { type Dimension, hasMonths, keyOf, type Scope } from './counter-key.ts';
import { addCounts, type Counts, type ResultFact } from './facts.ts';

/** What a counter keeps. Minor units of its currency. */
export interface Sums {
  clicks: number;
  visitors: number;
  orders: number;
  gmvMinor: number;
  netMinor: number;
  /** What the reader of its scope pays or earns, as it stands. */
  commissionMinor: number;
  /** What of it is locked in. */
  finalMinor: number;
}

export const SUMS = [
  'clicks',
  'visitors',
  'orders',
  'gmvMinor',
  'netMinor',
  'commissionMinor',
  'finalMinor',
] as const satisfies (keyof Sums)[];

export const NO_SUMS: Sums = {
  clicks: 0,
  visitors: 0,
  orders: 0,
  gmvMinor: 0,
  netMinor: 0,
  commissionMinor: 0,
  finalMinor: 0,
};

/**
 * Adds facts to counters, or takes them away again. A creator's commission is what she earns, an agency's its share, a brand's and
 * a campaign's what the brand pays, the programme's all of it. Pure.
 * @param sign 1 to add, -1 to take away
 */
export function foldFacts(counters: Map<string, Sums>, facts: ResultFact[], sign: 1 | -1): void {
  for (const fact of facts) {
    for (const scope of scopesOf(fact)) addFact(counters, scope, fact, sign);
    const campaigns = Map.groupBy(
      fact.parts.filter((part) => part.campaignId !== null),
      (part) => part.campaignId ?? '',
    );
    for (const [campaignId, parts] of campaigns)
      addFact(counters, `campaign:${campaignId}`, { ...fact, whole: mergedOrder(parts), parts }, sign);
  }
}

const scopesOf = ({ brandId, creatorId, agencyId }: ResultFact): Scope[] => [
  'programme',
  `brand:${brandId}`,
  `creator:${creatorId}`,
  ...(agencyId ? [`agency:${agencyId}` as const] : []),
];

function addFact(counters: Map<string, Sums>, scope: Scope, fact: ResultFact, sign: 1 | -1): void {
  const { brandId, creatorId, sourceId, country, day, currency, whole, parts } = fact;
  const add = (dimension: Dimension, value: string, counts: Counts) => {
    const periods = hasMonths(scope, dimension) ? [day, day.slice(0, 7)] : [day];
    for (const period of periods)
      addTo(counters, keyOf(scope, dimension, period, currency, value), scope, counts, sign);
  };
  add('day', '', whole);
  if (!scope.startsWith('creator:')) add('creator', creatorId, whole);
  if (!scope.startsWith('brand:') && !scope.startsWith('campaign:')) add('brand', brandId, whole);
  if (sourceId !== null) add('link', sourceId, whole);
  if (sourceId !== null) add('country', country ?? '', whole);
  if (!scope.startsWith('campaign:'))
    for (const [campaignId, group] of groupOf(parts, (part) => part.campaignId))
      add('campaign', campaignId, mergedOrder(group));
  for (const [sku, group] of groupOf(parts, (part) => part.sku))
    add('product', `${brandId}:${sku}`, mergedOrder(group));
}

function* groupOf(
  parts: ResultFact['parts'],
  nameOf: (part: ResultFact['parts'][number]) => string | null,
): Generator<[string, ResultFact['parts']]> {
  for (const [value, group] of Map.groupBy(parts, nameOf)) if (value !== null) yield [value, group];
}

/** Parts of one order are one order together, and the clicks of several campaigns the same clicks. */
function mergedOrder(parts: ResultFact['parts']): Counts {
  const [first, ...rest] = parts.map((part) => part.counts);
  if (!first) throw new Error('there is nothing to merge');
  const sum = rest.reduce(addCounts, first);
  return { ...sum, orders: Math.min(1, sum.orders) };
}

function addTo(counters: Map<string, Sums>, key: string, scope: Scope, counts: Counts, sign: 1 | -1): void {
  const known = counters.get(key) ?? { ...NO_SUMS };
  const { commissionMinor, finalMinor } = commissionFor(scope, counts);
  known.clicks += sign * counts.clicks;
  known.visitors += sign * counts.visitors;
  known.orders += sign * counts.orders;
  known.gmvMinor += sign * counts.gmvMinor;
  known.netMinor += sign * counts.netMinor;
  known.commissionMinor += sign * commissionMinor;
  known.finalMinor += sign * finalMinor;
  counters.set(key, known);
}

function commissionFor(scope: Scope, counts: Counts): { commissionMinor: number; finalMinor: number } {
  const { creatorMinor, creatorFinalMinor, agencyMinor, agencyFinalMinor, referrerMinor, referrerFinalMinor } = counts;
  if (scope.startsWith('creator:')) return { commissionMinor: creatorMinor, finalMinor: creatorFinalMinor };
  if (scope.startsWith('agency:')) return { commissionMinor: agencyMinor, finalMinor: agencyFinalMinor };
  const paid = { commissionMinor: creatorMinor + agencyMinor, finalMinor: creatorFinalMinor + agencyFinalMinor };
  if (scope !== 'programme') return paid;
  return {
    commissionMinor: paid.commissionMinor + referrerMinor,
    finalMinor: paid.finalMinor + referrerFinalMinor,
  };
}

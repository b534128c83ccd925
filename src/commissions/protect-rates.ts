import { addDays } from '../kit/clock.ts';
import { type CommissionRule, isNoLess, type Pay, type Protection, pickRule } from './rules.ts';

type Wanted = Pick<CommissionRule, 'scope' | 'match' | 'pay' | 'until' | 'campaignId'>;

/** A rule of the same scope for the same lines that is in force at the same time, if there is one. Boosts add up and may. */
export function overlapping(wanted: Wanted, from: Date, others: CommissionRule[]): CommissionRule | undefined {
  if (wanted.scope === 'boost') return undefined;
  return others.find(
    (rule) =>
      rule.scope === wanted.scope &&
      rule.campaignId === wanted.campaignId &&
      rule.match.brandId === wanted.match.brandId &&
      rule.match.creatorId === wanted.match.creatorId &&
      rule.match.category === wanted.match.category &&
      share(rule.match.skus, wanted.match.skus) &&
      (wanted.until === null || rule.from < wanted.until) &&
      from < earlier(rule.until, rule.endedAt),
  );
}

const FOREVER = new Date(8.64e15);
const earlier = (one: Date | null, other: Date | null): Date =>
  new Date(Math.min((one ?? FOREVER).getTime(), (other ?? FOREVER).getTime()));

const share = (left: string[] | undefined, right: string[] | undefined): boolean =>
  left === undefined || right === undefined ? left === right : left.some((sku) => right.includes(sku));

/**
 * Rate protection: who promoted before a decrease gets it later. The rule that pays less is delayed for her, and the version whose
 * place it takes lingers. Terms that a creator agreed to, campaigns and boosts are no decrease of anything.
 * @param before the version that it takes the place of
 * @param fallback what pays when no rule does
 */
export function delaysOf(
  wanted: Wanted,
  from: Date,
  others: CommissionRule[],
  before: CommissionRule | undefined,
  { days, fallback }: { days: number; fallback: Pay },
): { delays: Protection[]; lingers: Protection | null } {
  if (['targeted', 'campaign', 'boost'].includes(wanted.scope)) return { delays: [], lingers: null };
  const protection = { promotingBefore: from, until: addDays(from, days) };
  const paidSoFar = before?.pay ?? payWithout(wanted, from, others) ?? fallback;
  const isLess = !isNoLess(wanted.pay, paidSoFar);
  // Somebody may still have more than the version that ends: an earlier one lingers for her.
  const lingering = before
    ? others.filter(
        (rule) =>
          rule.seriesId === before.seriesId &&
          rule.lingers !== null &&
          rule.lingers.until > from &&
          !isNoLess(wanted.pay, rule.pay),
      )
    : [];
  const delays = [...lingering.map((rule) => rule.lingers as Protection), ...(isLess ? [protection] : [])];
  return { delays, lingers: isLess && before ? protection : null };
}

/** What lines that the rule is about are paid so far, whoever sells them. */
function payWithout({ match }: Wanted, at: Date, others: CommissionRule[]): Pay | undefined {
  return pickRule(others, {
    brandId: match.brandId ?? '',
    creatorId: match.creatorId ?? '',
    category: match.category ?? null,
    sku: match.skus?.[0] ?? '',
    at,
    promotingSince: null,
  })?.pay;
}

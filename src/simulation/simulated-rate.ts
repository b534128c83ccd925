import { type CommissionRecord, type CommissionRule, delaysOf, pickRule } from '../commissions/index.ts';
import type { NewSimulation } from './schemas.ts';

type Receipt = CommissionRecord['receipt'];

/** What a simulation changes in the rates. */
export type RateChanges = Pick<
  NewSimulation,
  'programmeRateBps' | 'brandRates' | 'categoryRates' | 'referralShareBps'
> & {
  /** The changed rates begin here, and a decrease reaches whoever promoted before only after so many days; undefined: always there. */
  protection?: { from: Date; days: number } | undefined;
};

export interface PastLine {
  brandId: string;
  creatorId: string;
  category: string | null;
  placedAt: Date;
  promotingSince: Date | null;
  receipt: Receipt;
}

const LONG_AGO = new Date(0);
const NOT_LONG_AGO = new Date(1);

/**
 * The receipt that a past line would have had, but for what caps take. The rule it names competes with the changed rates by the rules'
 * own precedence: a product's own rate, say, still beats a changed brand rate, and the programme's changed rate pays where no rule
 * does. Boosts stay as they were.
 * @param tierBps bonus of the tier that she would have had
 */
export function simulatedReceipt(line: PastLine, changes: RateChanges, tierBps: number): Receipt {
  const { receipt } = line;
  const own = rule(receipt.rule.id, receipt.rule.scope, {}, receipt.flat ? receipt.flat : receipt.rateBps, LONG_AGO);
  const isFallback = receipt.rule.id === 'settings';
  const rules = changedRates(changes).map((each) => delayed(each, own, changes));
  const subject = {
    brandId: line.brandId,
    creatorId: line.creatorId,
    category: line.category,
    sku: '',
    at: line.placedAt,
    promotingSince: line.promotingSince,
  };
  const picked = pickRule(isFallback ? rules : [own, ...rules], subject);
  const programme = isFallback ? programmeRate(own, changes, subject) : undefined;
  const rateBps = picked === own ? undefined : picked?.pay.kind === 'rate' ? picked.pay.rateBps : programme;
  return {
    ...receipt,
    tierBps,
    ...(rateBps === undefined ? {} : { rateBps, flat: null }),
    referral:
      receipt.referral && changes.referralShareBps !== undefined
        ? { ...receipt.referral, shareBps: changes.referralShareBps }
        : receipt.referral,
  };
}

/** The programme's own changed rate, where it reaches her already. */
function programmeRate(
  own: CommissionRule,
  changes: RateChanges,
  subject: Parameters<typeof pickRule>[1],
): number | undefined {
  const { programmeRateBps } = changes;
  if (programmeRateBps === undefined) return undefined;
  const changed = delayed(rule('programme', 'programme', {}, programmeRateBps, NOT_LONG_AGO), own, changes);
  return pickRule([changed], subject) ? programmeRateBps : undefined;
}

const changedRates = ({ brandRates, categoryRates }: RateChanges): CommissionRule[] => [
  ...brandRates.map(({ brandId, rateBps }) => rule(`brand ${brandId}`, 'brand', { brandId }, rateBps, NOT_LONG_AGO)),
  ...categoryRates.map(({ category, rateBps }) =>
    rule(`category ${category}`, 'category', { category }, rateBps, NOT_LONG_AGO),
  ),
];

/** From the beginning of the simulation on, and where it pays less than the receipt's own rule, with the days of protection. */
function delayed(changed: CommissionRule, own: CommissionRule, { protection }: RateChanges): CommissionRule {
  if (!protection) return changed;
  const { from, days } = protection;
  const { delays } = delaysOf(changed, from, [], own, { days, fallback: own.pay });
  return { ...changed, from, delays };
}

type Flat = NonNullable<Receipt['flat']>;

const rule = (
  id: string,
  scope: string,
  match: CommissionRule['match'],
  pays: number | Flat,
  createdAt: Date,
): CommissionRule => ({
  id,
  seriesId: id,
  version: 1,
  name: '',
  scope: scope as CommissionRule['scope'],
  match,
  pay:
    typeof pays === 'number'
      ? { kind: 'rate', rateBps: pays }
      : { kind: 'flat', amountMinor: pays.amountMinor, currency: pays.currency },
  from: LONG_AGO,
  until: null,
  endedAt: null,
  delays: [],
  lingers: null,
  campaignId: null,
  budget: null,
  createdAt,
});

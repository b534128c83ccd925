import { type CommissionRecord, type CommissionRule, grossOf, pickRule } from '../commissions/index.ts';
import { proportionOf } from '../kit/money.ts';
import type { NewSimulation } from './schemas.ts';

type Receipt = CommissionRecord['receipt'];

/** What a simulation changes in the rates. */
export type RateChanges = Pick<NewSimulation, 'programmeRateBps' | 'brandRates' | 'categoryRates' | 'caps'>;

export interface PastLine {
  brandId: string;
  creatorId: string;
  category: string | null;
  receipt: Receipt;
}

const LONG_AGO = new Date(0);
const NOW = new Date(1);

/**
 * The receipt that a past line would have had. The rule it names competes with the changed rates by the rules' own precedence: a
 * product's own rate, say, still beats a changed brand rate. Boosts stay as they were, and so does what caps took, but for caps that are
 * changed: what these took is left out here, and taken anew by whoever asks.
 * @param tierBps bonus of the tier that she would have had; undefined when tiers are not changed
 */
export function simulatedReceipt(line: PastLine, changes: RateChanges, tierBps: number | undefined): Receipt {
  const { receipt } = line;
  const rule = pickRule(rulesFor(line, changes), {
    brandId: line.brandId,
    creatorId: line.creatorId,
    category: line.category,
    sku: '',
    at: NOW,
    promotingSince: null,
  });
  const pay = rule === undefined || rule.id === receipt.rule.id ? undefined : rule.pay;
  return {
    ...receipt,
    tierBps: tierBps ?? receipt.tierBps,
    caps: changes.caps ? receipt.caps.filter(({ kind }) => kind === 'campaign_budget') : receipt.caps,
    ...(pay?.kind === 'rate' ? { rateBps: pay.rateBps, flat: null } : {}),
  };
}

function rulesFor({ receipt }: PastLine, changes: RateChanges): CommissionRule[] {
  const make = (
    id: string,
    scope: CommissionRule['scope'],
    match: CommissionRule['match'],
    rateBps: number,
    at: Date,
  ) => ({
    id,
    seriesId: id,
    version: 1,
    name: '',
    scope,
    match,
    pay: { kind: 'rate' as const, rateBps },
    from: LONG_AGO,
    until: null,
    endedAt: null,
    delays: [],
    lingers: null,
    campaignId: null,
    budget: null,
    createdAt: at,
  });
  const own = make(receipt.rule.id, receipt.rule.scope as CommissionRule['scope'], {}, receipt.rateBps, LONG_AGO);
  const programme = changes.programmeRateBps;
  return [
    own,
    ...changes.brandRates.map(({ brandId, rateBps }) => make(`brand ${brandId}`, 'brand', { brandId }, rateBps, NOW)),
    ...changes.categoryRates.map(({ category, rateBps }) =>
      make(`category ${category}`, 'category', { category }, rateBps, NOW),
    ),
    ...(programme === undefined ? [] : [make('programme', 'programme', {}, programme, NOW)]),
  ];
}

/**
 * What would stand of a commission under another receipt: in the proportion of what the whole line would earn to what it earned, so
 * that returns, reversals and the agency's part stay in theirs, and an unchanged receipt gives exactly what was.
 */
export function simulatedAmount(
  commission: Pick<CommissionRecord, 'amountMinor' | 'netMinor' | 'receipt'>,
  simulated: Receipt,
): number {
  const { amountMinor, netMinor, receipt } = commission;
  const { baseMinor, quantity } = receipt;
  const wasMinor = grossOf(receipt, baseMinor, quantity);
  const wouldMinor = grossOf(simulated, baseMinor, quantity);
  if (wouldMinor === wasMinor) return amountMinor;
  if (wasMinor > 0) return proportionOf(amountMinor, wouldMinor, wasMinor);
  // It earned nothing: the whole of the line's part goes to her, less the agency's share that she has agreed to.
  const ownMinor = wouldMinor - (receipt.agency ? proportionOf(wouldMinor, receipt.agency.shareBps, 10_000) : 0);
  return baseMinor === 0 ? 0 : proportionOf(ownMinor, netMinor, baseMinor);
}

import type { CommissionRecord } from '../../commissions/index.ts';
import type { SoldOrder } from '../../orders/index.ts';

/** What is counted. Minor units of the fact's currency; clicks have none. */
export interface Counts {
  clicks: number;
  /** Clicks that were the first of their visitor on their link that day. */
  visitors: number;
  orders: number;
  gmvMinor: number;
  netMinor: number;
  /** Commission as it stands, and what of it is locked in, by who earns it. */
  creatorMinor: number;
  creatorFinalMinor: number;
  agencyMinor: number;
  agencyFinalMinor: number;
  referrerMinor: number;
  referrerFinalMinor: number;
}

export const NO_COUNTS: Counts = {
  clicks: 0,
  visitors: 0,
  orders: 0,
  gmvMinor: 0,
  netMinor: 0,
  creatorMinor: 0,
  creatorFinalMinor: 0,
  agencyMinor: 0,
  agencyFinalMinor: 0,
  referrerMinor: 0,
  referrerFinalMinor: 0,
};

/** The part of an order that is of one product and one campaign. */
export interface FactPart {
  sku: string | null;
  campaignId: string | null;
  counts: Counts;
}

/** Everything that one order, one paid piece of content, or the clicks of one link and country on one day add to results. */
export interface ResultFact {
  creatorId: string;
  brandId: string;
  agencyId: string | null;
  /** Link or code; null for content. */
  sourceId: string | null;
  country: string | null;
  /** `YYYY-MM-DD`: when it was clicked or the order was placed, whatever became of it later. */
  day: string;
  /** Empty for clicks. */
  currency: string;
  whole: Counts;
  parts: FactPart[];
}

type Earned = Pick<
  CommissionRecord,
  | 'role'
  | 'kind'
  | 'payee'
  | 'lineId'
  | 'brandId'
  | 'creatorId'
  | 'currency'
  | 'amountMinor'
  | 'state'
  | 'placedAt'
  | 'receipt'
>;

/**
 * What an order adds: its own figures, and what its commissions come to as they stand. Pure.
 * @param sold undefined for a piece of content, of which there are only commissions
 * @param campaignOf the campaign of a rule
 */
export function factOfOrder(
  sold: SoldOrder | undefined,
  commissions: Earned[],
  campaignOf: ReadonlyMap<string, string>,
): ResultFact | undefined {
  const [first] = commissions;
  const head = sold ?? (first ? headOf(first) : undefined);
  if (!head) return undefined;
  const byLine = Map.groupBy(commissions, (record) => record.lineId);
  const lines = new Map((sold?.lines ?? []).map((line) => [line.lineId, line]));
  const parts = [...new Set([...lines.keys(), ...byLine.keys()])].map((lineId): FactPart => {
    const line = lines.get(lineId);
    const earned = byLine.get(lineId) ?? [];
    return {
      sku: line?.sku ?? null,
      campaignId: campaignOfLine(earned, campaignOf),
      counts: {
        ...earnedBy(earned),
        orders: line ? 1 : 0,
        gmvMinor: line?.gmvMinor ?? 0,
        netMinor: line?.netMinor ?? 0,
      },
    };
  });
  const whole = {
    ...earnedBy(commissions),
    orders: sold ? 1 : 0,
    gmvMinor: sold?.gmvMinor ?? 0,
    netMinor: sold?.netMinor ?? 0,
  };
  const { creatorId, brandId, sourceId, country, day, currency } = head;
  return {
    ...{ creatorId, brandId, sourceId, country, day, currency, whole },
    agencyId: commissions.find(({ receipt }) => receipt.agency)?.receipt.agency?.agencyId ?? null,
    parts: mergeParts(parts),
  };
}

const headOf = ({ creatorId, brandId, placedAt, currency }: Earned) => ({
  ...{ creatorId, brandId, currency },
  sourceId: null,
  country: null,
  day: placedAt.toISOString().slice(0, 10),
});

function campaignOfLine(earned: Earned[], campaignOf: ReadonlyMap<string, string>): string | null {
  const rule = earned.find(({ kind }) => kind !== 'clawback')?.receipt.rule;
  if (!rule) return null;
  return rule.scope === 'content_fee' ? rule.id : (campaignOf.get(rule.id) ?? null);
}

function earnedBy(records: Earned[]): Counts {
  const counts = { ...NO_COUNTS };
  for (const { role, amountMinor, state } of records) {
    counts[`${role}Minor`] += amountMinor;
    if (state === 'approved' || state === 'paid') counts[`${role}FinalMinor`] += amountMinor;
  }
  return counts;
}

/** Two lines of one product and campaign are one order of it. */
function mergeParts(parts: FactPart[]): FactPart[] {
  return [...Map.groupBy(parts, ({ sku, campaignId }) => JSON.stringify([sku, campaignId])).values()].flatMap(
    (group) => {
      const [first] = group;
      if (!first) return [];
      const counts = group.reduce((sum, part) => addCounts(sum, part.counts), NO_COUNTS);
      return [{ ...first, counts: { ...counts, orders: Math.min(1, counts.orders) } }];
    },
  );
}

export function addCounts(left: Counts, right: Counts): Counts {
  const sum = { ...left };
  for (const name of Object.keys(NO_COUNTS) as (keyof Counts)[]) sum[name] += right[name];
  return sum;
}

import { type CommissionRecord, grossOf, pastSales } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { loadPromotingSince } from '../links/index.ts';
import { orderPlaces } from '../orders/index.ts';
import { lineKeyOf } from './line-again.ts';
import { PastCaps } from './past-caps.ts';
import { type PastLine, type RateChanges, simulatedReceipt } from './simulated-rate.ts';
import { LEAD_DAYS, monthOf, type SimulationTerms } from './terms.ts';
import type { Timelines } from './timelines.ts';

type Receipt = CommissionRecord['receipt'];

/** What some creators' past receipts would have said. */
export interface ReceiptsAgain {
  receiptOf(row: CommissionRecord, category: string | null): Receipt;
}

/** Gathers for some creators what their receipts are made anew of: tiers, since when they promoted, and what caps would have taken. */
export async function loadReceiptsAgain(
  ctx: Context,
  creatorIds: string[],
  timelines: Timelines | undefined,
  terms: SimulationTerms,
): Promise<ReceiptsAgain> {
  const changes = changesOf(terms);
  const promotingSince = changes.protection ? await loadPromotingSince(ctx, creatorIds) : () => null;
  const beforeCaps = (row: CommissionRecord, category: string | null): Receipt => {
    const { brandId, creatorId, placedAt, receipt } = row;
    const line: PastLine = {
      brandId,
      creatorId,
      category,
      placedAt,
      promotingSince: promotingSince(creatorId, brandId),
      receipt,
    };
    return simulatedReceipt(line, changes, bonusOf(row, timelines, terms));
  };
  const taken = terms.capsCount
    ? await capsAgain(ctx, creatorIds, beforeCaps, terms)
    : new Map<string, Receipt['caps']>();
  return {
    receiptOf(row, category) {
      const receipt = beforeCaps(row, category);
      return { ...receipt, caps: taken.get(lineKeyOf(row)) ?? receipt.caps };
    },
  };
}

const changesOf = ({ input, settings, from }: SimulationTerms): RateChanges => ({
  ...input,
  protection: input.protectRates ? { from, days: settings.commission.protectionDays } : undefined,
});

/**
 * The bonus of the tier that she would have had, where the changed table gives her another one than the table in force; else the
 * receipt's own, which a table of before may have given.
 */
function bonusOf(
  { creatorId, placedAt, receipt }: CommissionRecord,
  timelines: Timelines | undefined,
  { input, settings }: SimulationTerms,
): number {
  const [was, would] = timelines?.get(creatorId)?.map((timeline) => timeline.at(placedAt)) ?? [];
  if (!was || !would || !input.tiers) return receipt.tierBps;
  const bonusIn = (table: typeof input.tiers, tier: string) =>
    table.find((step) => step.tier === tier)?.bonusBps ?? receipt.tierBps;
  const bonusBps = bonusIn(input.tiers, would);
  return bonusBps === bonusIn(settings.standing.tiers, was) ? receipt.tierBps : bonusBps;
}

/** What caps would have taken of lines, where it is not what they took: filled in the order in which the lines were settled. */
async function capsAgain(
  ctx: Context,
  creatorIds: string[],
  receiptOf: ReceiptsAgain['receiptOf'],
  { input, settings, from, until, ratesOn }: SimulationTerms,
): Promise<Map<string, Receipt['caps']>> {
  const { programmeCurrency } = settings;
  const limits = input.caps && { ...input.caps, programmeCurrency };
  const taken = new Map<string, Receipt['caps']>();
  let caps: PastCaps | undefined;
  let creatorId: string | undefined;
  // From a month's beginning on, so that its cap is filled from there.
  const since = new Date(`${monthOf(addDays(from, -LEAD_DAYS))}-01T00:00:00Z`);
  for await (const batch of pastSales(ctx, creatorIds, since, until)) {
    const categories = await categoriesOf(ctx, batch, input.categoryRates.length > 0);
    for (const row of batch) {
      if (row.creatorId !== creatorId) caps = new PastCaps(limits, ratesOn);
      creatorId = row.creatorId;
      const receipt = receiptOf(row, categories(row));
      const anew = caps?.take(row, receipt) ?? receipt.caps;
      const cut = grossOf({ ...receipt, caps: anew }, receipt.baseMinor, receipt.quantity);
      if (cut !== grossOf(receipt, receipt.baseMinor, receipt.quantity)) taken.set(lineKeyOf(row), anew);
    }
  }
  return taken;
}

async function categoriesOf(
  ctx: Context,
  rows: CommissionRecord[],
  areAsked: boolean,
): Promise<(row: CommissionRecord) => string | null> {
  if (!areAsked) return () => null;
  const places = await orderPlaces(ctx, [...new Set(rows.map((row) => row.orderId))]);
  return ({ orderId, lineId }) => places.get(orderId)?.categories.get(lineId) ?? null;
}

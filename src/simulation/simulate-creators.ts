import { type CommissionRecord, findSettling, grossOf, pastCommissions } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { orderPlaces } from '../orders/index.ts';
import { statusesUnder } from '../standing/index.ts';
import { lineKeyOf, needsItsLine, standsAgain } from './line-again.ts';
import { loadReceiptsAgain } from './receipts-again.ts';
import { heldOf } from './simulated-holds.ts';
import { decidedUnder, MOST_WINDOW_DAYS } from './simulated-lock.ts';
import { type Paid, Sums } from './sums.ts';
import { inProgramme, monthOf, type SimulationTerms } from './terms.ts';
import { barredMonths, type Timelines, timelinesOf } from './timelines.ts';

/** What a creator herself was paid, and would have been. */
export interface CreatorOutcome {
  creatorId: string;
  actualMinor: number;
  simulatedMinor: number;
}

export interface BatchOutcome {
  sums: Sums;
  creators: CreatorOutcome[];
  /** Commissions that could not be told in the programme's currency. */
  unconverted: number;
  /** Tier of each creator at the end, under the table in force and under the changed one. */
  tiers: [string, string][];
  /** Likewise her KOL status. */
  statuses: [string, string][];
  held: Awaited<ReturnType<typeof heldOf>>;
}

/** What was paid on some creators' sales in the months of the simulation, and would have been. Reads only. */
export async function simulateCreators(
  ctx: Context,
  creatorIds: string[],
  terms: SimulationTerms,
): Promise<BatchOutcome> {
  const { input, settings } = terms;
  const tables = input.tiers ? [settings.standing.tiers, input.tiers] : undefined;
  const timelines = tables ? await timelinesOf(ctx, creatorIds, tables, terms) : undefined;
  return {
    ...(await payAgain(ctx, creatorIds, timelines, terms)),
    tiers: lastTiers(timelines, terms),
    statuses: await statusesOf(ctx, creatorIds, terms),
    held: await heldOf(ctx, creatorIds, terms),
  };
}

/** By the day before the end, on which the last of these months is over. */
function lastTiers(timelines: Timelines | undefined, { until }: SimulationTerms): [string, string][] {
  const last = addDays(until, -1);
  return [...(timelines?.values() ?? [])].map(([actual, simulated]) => [
    actual?.at(last) ?? 'bronze',
    simulated?.at(last) ?? 'bronze',
  ]);
}

async function statusesOf(ctx: Context, creatorIds: string[], terms: SimulationTerms): Promise<[string, string][]> {
  const { input, settings, until, rates } = terms;
  if (!input.kol) return [];
  const counting = { at: until, settings, rates: (month: string) => rates.get(month) };
  const pairs = await statusesUnder(ctx, creatorIds, [settings.standing.kol, input.kol], counting);
  return pairs.map(([actual, simulated]) => [actual ?? 'creator', simulated ?? 'creator']);
}

/** One batch of commissions after the other is added up and forgotten: one creator may have a million. */
async function payAgain(
  ctx: Context,
  creatorIds: string[],
  timelines: Timelines | undefined,
  terms: SimulationTerms,
): Promise<Pick<BatchOutcome, 'sums' | 'creators' | 'unconverted'>> {
  const { input } = terms;
  const receipts = await loadReceiptsAgain(ctx, creatorIds, timelines, terms);
  const barred = input.returnRateFromBps ? await barredMonths(ctx, creatorIds, terms) : new Set<string>();
  // Another window moves approvals over the ends of the period, in both directions.
  const aroundDays = input.returnWindowDays === undefined ? 0 : MOST_WINDOW_DAYS;
  const [from, until] = [addDays(terms.from, -aroundDays), addDays(terms.until, aroundDays)];
  const sums = new Sums();
  const creators = new Map<string, CreatorOutcome>();
  let unconverted = 0;
  for await (const batch of pastCommissions(ctx, creatorIds, from, until)) {
    const places = await orderPlaces(ctx, [...new Set(batch.map((row) => row.orderId))]);
    const again = batch.map((row) => ({
      row,
      receipt: receipts.receiptOf(row, places.get(row.orderId)?.categories.get(row.lineId) ?? null),
    }));
    const lines = await linesOf(
      ctx,
      again.filter(({ row, receipt }) => isOther(row.receipt, receipt)).map(({ row }) => row),
    );
    for (const { row, receipt } of again) {
      const wouldMinor = isOther(row.receipt, receipt)
        ? standsAgain(row, receipt, lines.get(lineKeyOf(row)) ?? [row])
        : row.amountMinor;
      const country = places.get(row.orderId)?.country ?? '';
      const paid = paidFor(row, { wouldMinor, country, tier: tierOf(row, timelines), barred }, terms);
      if (!paid) unconverted += 1;
      for (const each of paid ?? []) {
        sums.add(each);
        if (row.role === 'creator') addTo(creators, row.creatorId, each);
      }
    }
  }
  return { sums, creators: [...creators.values()], unconverted };
}

function addTo(creators: Map<string, CreatorOutcome>, creatorId: string, paid: Paid): void {
  const outcome = creators.get(creatorId) ?? { creatorId, actualMinor: 0, simulatedMinor: 0 };
  outcome.actualMinor += paid.actualMinor;
  outcome.simulatedMinor += paid.simulatedMinor;
  creators.set(creatorId, outcome);
}

const tierOf = ({ creatorId, placedAt, receipt }: CommissionRecord, timelines: Timelines | undefined): string =>
  timelines?.get(creatorId)?.[1]?.at(placedAt) ?? receipt.tier ?? 'bronze';

type Receipt = CommissionRecord['receipt'];

/** Whether another receipt gives anybody anything else. */
const isOther = (was: Receipt, would: Receipt): boolean =>
  grossOf(was, was.baseMinor, was.quantity) !== grossOf(would, would.baseMinor, would.quantity) ||
  was.referral?.shareBps !== would.referral?.shareBps;

/** The other commissions on the lines of some that are not told by themselves: shares, and what corrects. */
async function linesOf(ctx: Context, rows: CommissionRecord[]): Promise<Map<string, CommissionRecord[]>> {
  const asking = rows.filter(needsItsLine);
  if (asking.length === 0) return new Map();
  const found = await findSettling(ctx, [...new Set(asking.map(({ orderId }) => orderId))]);
  return Map.groupBy(found, lineKeyOf);
}

interface Facts {
  wouldMinor: number;
  country: string;
  tier: string;
  barred: Set<string>;
}

/** In the month of its approval, and in that in which it would have been approved; undefined where a rate is missing. */
function paidFor(
  row: CommissionRecord,
  { wouldMinor, country, tier, barred }: Facts,
  terms: SimulationTerms,
): Paid[] | undefined {
  const { input, from, until } = terms;
  const decidedAt = row.decidedAt as Date;
  const wouldBeAt = decidedUnder(row, input.returnWindowDays);
  const isIn = (at: Date) => at >= from && at < until;
  if (!isIn(decidedAt) && !isIn(wouldBeAt)) return [];
  const month = monthOf(isIn(decidedAt) ? decidedAt : wouldBeAt);
  const [actual, simulated] = [
    inProgramme(terms, row.amountMinor, row.currency, month),
    inProgramme(terms, wouldMinor, row.currency, month),
  ];
  if (actual === undefined || simulated === undefined) return undefined;
  const about = { brandId: row.brandId, country, tier, role: row.role };
  const was: Paid = { ...about, month, actualMinor: actual, simulatedMinor: 0, commissions: 1 };
  const simulatedMinor = barred.has(`${row.creatorId} ${monthOf(decidedAt)}`) ? 0 : simulated;
  if (isIn(decidedAt) && isIn(wouldBeAt) && monthOf(decidedAt) === monthOf(wouldBeAt))
    return [{ ...was, simulatedMinor }];
  const wouldBe: Paid = { ...about, month: monthOf(wouldBeAt), actualMinor: 0, simulatedMinor, commissions: 0 };
  return [...(isIn(decidedAt) ? [was] : []), ...(isIn(wouldBeAt) ? [wouldBe] : [])];
}

import { type CommissionRecord, pastCommissions } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import { proportionOf } from '../kit/money.ts';
import { type OrderPlace, orderPlaces } from '../orders/index.ts';
import type { Tier } from '../settings/index.ts';
import { statusesUnder } from '../standing/index.ts';
import { SimulatedCaps } from './simulated-caps.ts';
import { heldOf } from './simulated-holds.ts';
import { decidedUnder, MOST_WINDOW_DAYS } from './simulated-lock.ts';
import { simulatedAmount, simulatedReceipt } from './simulated-rate.ts';
import type { Paid } from './sums.ts';
import { inProgramme, monthOf, type SimulationTerms } from './terms.ts';
import { barredMonths, type Timelines, timelinesOf } from './timelines.ts';

export interface CreatorOutcome {
  creatorId: string;
  paid: Paid[];
  /** Commissions that could not be told in the programme's currency. */
  unconverted: number;
}

export interface BatchOutcome {
  creators: CreatorOutcome[];
  /** Tier of each creator at the end, under the table in force and under the changed one. */
  tiers: [string, string][];
  /** Likewise her KOL status. */
  statuses: [string, string][];
  held: Awaited<ReturnType<typeof heldOf>>;
}

/** What some creators were paid in the months of the simulation, and would have been. Reads only. */
export async function simulateCreators(
  ctx: Context,
  creatorIds: string[],
  terms: SimulationTerms,
): Promise<BatchOutcome> {
  const { input, settings } = terms;
  const tables = input.tiers ? [settings.standing.tiers, input.tiers] : undefined;
  const timelines = tables ? await timelinesOf(ctx, creatorIds, tables, terms) : undefined;
  return {
    creators: await payAgain(ctx, creatorIds, timelines, terms),
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

async function payAgain(
  ctx: Context,
  creatorIds: string[],
  timelines: Timelines | undefined,
  terms: SimulationTerms,
): Promise<CreatorOutcome[]> {
  const { input, settings } = terms;
  const again = {
    timelines,
    barred: input.returnRateFromBps ? await barredMonths(ctx, creatorIds, terms) : new Set<string>(),
    caps: input.caps ? new SimulatedCaps(input.caps, settings.programmeCurrency) : undefined,
  };
  // Another window moves approvals over the ends of the period, in both directions.
  const aroundDays = input.returnWindowDays === undefined ? 0 : MOST_WINDOW_DAYS;
  const [from, until] = [addDays(terms.from, -aroundDays), addDays(terms.until, aroundDays)];
  const outcomes = new Map<string, CreatorOutcome>();
  for await (const batch of pastCommissions(ctx, creatorIds, from, until)) {
    const places = await orderPlaces(ctx, [...new Set(batch.map((row) => row.orderId))]);
    for (const row of batch) {
      const paid = paidFor(row, places.get(row.orderId), again, terms);
      if (paid?.length === 0) continue;
      const outcome = outcomes.get(row.creatorId) ?? { creatorId: row.creatorId, paid: [], unconverted: 0 };
      outcomes.set(row.creatorId, outcome);
      if (paid) outcome.paid.push(...paid);
      else outcome.unconverted += 1;
    }
  }
  return [...outcomes.values()];
}

interface Again {
  timelines: Timelines | undefined;
  barred: Set<string>;
  caps: SimulatedCaps | undefined;
}

/** In the month of its approval, and in that in which it would have been approved; undefined where a rate is missing. */
function paidFor(
  row: CommissionRecord,
  place: OrderPlace | undefined,
  { timelines, barred, caps }: Again,
  terms: SimulationTerms,
): Paid[] | undefined {
  const { input, from, until } = terms;
  const decidedAt = row.decidedAt as Date;
  const wouldBeAt = decidedUnder(row, input.returnWindowDays);
  const isIn = (at: Date) => at >= from && at < until;
  if (!isIn(decidedAt) && !isIn(wouldBeAt)) return [];
  const tier = timelines?.get(row.creatorId)?.[1]?.at(row.placedAt ?? row.createdAt);
  const category = place?.categories.get(row.lineId) ?? null;
  const wouldMinor = wouldEarn(row, category, tier, terms);
  const month = monthOf(isIn(decidedAt) ? decidedAt : wouldBeAt);
  const [actual, simulated] = [
    inProgramme(terms, row.amountMinor, row.currency, month),
    inProgramme(terms, wouldMinor, row.currency, month),
  ];
  if (actual === undefined || simulated === undefined) return undefined;
  const capped = caps ? caps.through(row, earnedAtPlacing(row, simulated), simulated) : simulated;
  const about = { brandId: row.brandId, country: place?.country ?? '', tier: tier ?? row.receipt.tier ?? 'bronze' };
  const was: Paid = { ...about, month, actualMinor: actual, simulatedMinor: 0, commissions: 1 };
  const simulatedMinor = barred.has(`${row.creatorId} ${monthOf(decidedAt)}`) ? 0 : capped;
  if (isIn(decidedAt) && isIn(wouldBeAt) && monthOf(decidedAt) === monthOf(wouldBeAt))
    return [{ ...was, simulatedMinor }];
  const wouldBe: Paid = { ...about, month: monthOf(wouldBeAt), actualMinor: 0, simulatedMinor, commissions: 0 };
  return [...(isIn(decidedAt) ? [was] : []), ...(isIn(wouldBeAt) ? [wouldBe] : [])];
}

/** What stands, as it was before anything came back. */
const earnedAtPlacing = ({ kind, earnedMinor, amountMinor }: CommissionRecord, simulatedMinor: number): number =>
  kind === 'sale' && amountMinor > 0 ? proportionOf(simulatedMinor, earnedMinor, amountMinor) : simulatedMinor;

function wouldEarn(
  row: CommissionRecord,
  category: string | null,
  tier: Tier | undefined,
  { input }: SimulationTerms,
): number {
  if (row.kind === 'fee') return row.amountMinor;
  const bonus = input.tiers?.find((step) => step.tier === tier)?.bonusBps;
  const line = { brandId: row.brandId, creatorId: row.creatorId, category, receipt: row.receipt };
  return simulatedAmount(row, simulatedReceipt(line, input, bonus));
}

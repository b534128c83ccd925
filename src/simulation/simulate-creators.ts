import { type CommissionRecord, decidedRows, pastCommissions } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { convert, type DayRates, ratesOnDays } from '../fx/index.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import { BPS_SCALE } from '../kit/money.ts';
import { orderPlaces } from '../orders/index.ts';
import type { Tier, VersionedSettings } from '../settings/index.ts';
import type { NewSimulation } from './schemas.ts';
import { simulatedAmount, simulatedReceipt } from './simulated-rate.ts';
import type { Paid } from './sums.ts';
import { type TierTimeline, tierTimeline } from './tier-timeline.ts';

/** A tier is known from the sales before: the timeline begins half a year before the first month, for orders placed then. */
const LEAD_DAYS = 180;

export interface SimulationTerms {
  input: NewSimulation;
  settings: VersionedSettings;
  from: Date;
  until: Date;
  /** Rates on the first day of a month. */
  rates: Map<string, DayRates | undefined>;
}

export async function termsOf(
  ctx: Context,
  input: NewSimulation,
  settings: VersionedSettings,
): Promise<SimulationTerms> {
  const from = new Date(`${input.fromMonth}-01T00:00:00Z`);
  const until = new Date(`${input.throughMonth}-01T00:00:00Z`);
  until.setUTCMonth(until.getUTCMonth() + 1);
  const firsts: Date[] = [];
  const earliest = addDays(from, -LEAD_DAYS - settings.standing.tierWindowDays);
  for (const day = new Date(Date.UTC(earliest.getUTCFullYear(), earliest.getUTCMonth(), 1)); day < until; ) {
    firsts.push(new Date(day));
    day.setUTCMonth(day.getUTCMonth() + 1);
  }
  const found = await ratesOnDays(ctx, firsts);
  return { input, settings, from, until, rates: new Map(firsts.map((day, index) => [monthOf(day), found[index]])) };
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

export interface CreatorOutcome {
  creatorId: string;
  paid: Paid[];
  /** Commissions that could not be told in the programme's currency. */
  unconverted: number;
}

/** What some creators were paid in the months of the simulation, and would have been. Reads only. */
export async function simulateCreators(
  ctx: Context,
  creatorIds: string[],
  terms: SimulationTerms,
): Promise<CreatorOutcome[]> {
  const timelines = terms.input.tiers ? await timelinesOf(ctx, creatorIds, terms) : undefined;
  const barred = terms.input.returnRateFromBps ? await barredMonths(ctx, creatorIds, terms) : new Set<string>();
  const outcomes = new Map<string, CreatorOutcome>();
  for await (const batch of pastCommissions(ctx, creatorIds, terms.from, terms.until)) {
    const places = await orderPlaces(ctx, [...new Set(batch.map((row) => row.orderId))]);
    for (const row of batch) {
      const outcome = outcomes.get(row.creatorId) ?? { creatorId: row.creatorId, paid: [], unconverted: 0 };
      outcomes.set(row.creatorId, outcome);
      const place = places.get(row.orderId);
      const category = place?.categories.get(row.lineId) ?? null;
      const tier = timelines?.get(row.creatorId)?.at(row.placedAt ?? row.createdAt);
      const paid = paidFor(row, category, place?.country ?? '', tier, barred, terms);
      if (paid) outcome.paid.push(paid);
      else outcome.unconverted += 1;
    }
  }
  return [...outcomes.values()];
}

function paidFor(
  row: CommissionRecord,
  category: string | null,
  country: string,
  tier: Tier | undefined,
  barred: Set<string>,
  { input, settings, rates }: SimulationTerms,
): Paid | undefined {
  const month = monthOf(row.decidedAt as Date);
  const bonus = input.tiers?.find((step) => step.tier === tier)?.bonusBps;
  const line = { brandId: row.brandId, creatorId: row.creatorId, category, receipt: row.receipt };
  const would = row.kind === 'fee' ? row.amountMinor : simulatedAmount(row, simulatedReceipt(line, input, bonus));
  const inProgramme = (amountMinor: number) =>
    convert({ amountMinor, currency: row.currency }, settings.programmeCurrency, rates.get(month));
  const [actual, simulated] = [inProgramme(row.amountMinor), inProgramme(would)];
  if (actual.state === 'missing' || simulated.state === 'missing') return undefined;
  return {
    month,
    brandId: row.brandId,
    country,
    tier: tier ?? row.receipt.tier ?? 'bronze',
    actualMinor: actual.amountMinor,
    simulatedMinor: barred.has(`${row.creatorId} ${month}`) ? 0 : simulated.amountMinor,
  };
}

/** Each creator's tiers under the changed table, from her approved net GMV. */
async function timelinesOf(
  ctx: Context,
  creatorIds: string[],
  { input, settings, from, until, rates }: SimulationTerms,
): Promise<Map<string, TierTimeline>> {
  const { programmeCurrency } = settings;
  const { tierWindowDays, tiers } = settings.standing;
  const first = addDays(from, -LEAD_DAYS);
  const net = new Map<string, Map<string, number>>();
  for await (const rows of decidedRows(ctx, { ids: creatorIds }, addDays(first, -tierWindowDays), until)) {
    for (const { creatorId, decidedAt, state, currency, netMinor } of rows) {
      if (state !== 'approved' && state !== 'paid') continue;
      const converted = convert({ amountMinor: netMinor, currency }, programmeCurrency, rates.get(monthOf(decidedAt)));
      if (converted.state === 'missing') continue;
      const days = net.get(creatorId) ?? new Map<string, number>();
      net.set(creatorId, days);
      const day = utcDay(decidedAt);
      days.set(day, (days.get(day) ?? 0) + converted.amountMinor);
    }
  }
  return new Map(
    [...net].map(([id, days]) => [id, tierTimeline(days, input.tiers ?? tiers, tierWindowDays, first, until)]),
  );
}

/** Months (`creatorId YYYY-MM`) in which so much of what was decided came back that the fraud rule pays nothing. */
async function barredMonths(
  ctx: Context,
  creatorIds: string[],
  { input, from, until }: SimulationTerms,
): Promise<Set<string>> {
  const counts = new Map<string, { lines: number; returned: number }>();
  for await (const rows of decidedRows(ctx, { ids: creatorIds }, from, until)) {
    for (const { creatorId, decidedAt, kind, returned } of rows) {
      const key = `${creatorId} ${monthOf(decidedAt)}`;
      const count = counts.get(key) ?? { lines: 0, returned: 0 };
      counts.set(key, count);
      if (kind === 'sale') count.lines += 1;
      if (returned) count.returned += 1;
    }
  }
  const limit = input.returnRateFromBps ?? BPS_SCALE;
  const over = [...counts].filter(([, { lines, returned }]) => lines > 0 && returned * BPS_SCALE >= limit * lines);
  return new Set(over.map(([key]) => key));
}

import { decidedRows } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import { BPS_SCALE } from '../kit/money.ts';
import type { TierStep } from '../settings/index.ts';
import { inProgramme, LEAD_DAYS, monthOf, type SimulationTerms } from './terms.ts';
import { type TierTimeline, tierTimeline } from './tier-timeline.ts';

/** The tiers that a creator would have had under each of some tables, in their order. */
export type Timelines = Map<string, TierTimeline[]>;

/** Each creator's tiers under each table, from her approved net GMV. */
export async function timelinesOf(
  ctx: Context,
  creatorIds: string[],
  tables: TierStep[][],
  terms: SimulationTerms,
): Promise<Timelines> {
  const { tierWindowDays } = terms.settings.standing;
  const first = addDays(terms.from, -LEAD_DAYS);
  const net = new Map<string, Map<string, number>>(creatorIds.map((id) => [id, new Map()]));
  const from = addDays(first, -tierWindowDays);
  for await (const rows of decidedRows(ctx, { ids: creatorIds }, from, terms.until)) {
    for (const { creatorId, decidedAt, state, currency, netMinor } of rows) {
      if (state !== 'approved' && state !== 'paid') continue;
      const amountMinor = inProgramme(terms, netMinor, currency, monthOf(decidedAt));
      const days = net.get(creatorId);
      if (amountMinor === undefined || !days) continue;
      const day = utcDay(decidedAt);
      days.set(day, (days.get(day) ?? 0) + amountMinor);
    }
  }
  return new Map(
    [...net].map(([id, days]) => [
      id,
      tables.map((table) => tierTimeline(days, table, tierWindowDays, first, terms.until)),
    ]),
  );
}

/** Months (`creatorId YYYY-MM`) in which so much of what was decided came back that the fraud rule pays nothing. */
export async function barredMonths(
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

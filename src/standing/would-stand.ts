import { decidedRows } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { addDays } from '../kit/clock.ts';
import type { KolStatus, StandingSettings, VersionedSettings } from '../settings/index.ts';
import { evidenceOf } from './evaluate.ts';
import { EARNINGS_DAYS, FigureCounter, type MonthRates } from './figures.ts';
import { reachedStatus } from './kol.ts';
import { freshStanding, type StandingRecord, standings } from './model.ts';

/**
 * The KOL status that each creator's evidence reached at an instant, under each of some rules. Earnings and returns are those of the
 * year before; reach, authenticity, reliability and open cases are as they are kept now. Changes nothing; a creator whose earnings
 * cannot be told for want of a rate is left out.
 */
export async function statusesUnder(
  ctx: Context,
  creatorIds: string[],
  rules: StandingSettings['kol'][],
  { at, settings, rates }: { at: Date; settings: VersionedSettings; rates: MonthRates },
): Promise<KolStatus[][]> {
  const { programmeCurrency, standing } = settings;
  const counting = { at, windowDays: standing.tierWindowDays, programmeCurrency, rates };
  const counters = new Map(creatorIds.map((id) => [id, new FigureCounter(counting)]));
  for await (const rows of decidedRows(ctx, { ids: creatorIds }, addDays(at, -EARNINGS_DAYS), at))
    for (const row of rows) counters.get(row.creatorId)?.add(row);
  const kept = await standings(ctx)
    .find({ _id: { $in: creatorIds } })
    .lean<StandingRecord[]>();
  const records = new Map(kept.map((record) => [record._id, record]));
  return [...counters].flatMap(([id, counter]) => {
    const record = records.get(id) ?? freshStanding(id);
    const evidence = evidenceOf({ ...record, figures: counter.end().figures });
    const statuses = rules.map((each) => reachedStatus(evidence, each));
    return statuses.includes(undefined) ? [] : [statuses as KolStatus[]];
  });
}

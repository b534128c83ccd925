import type { Context } from '../context.ts';
import { convert, type DayRates, ratesLookup, ratesOnDays } from '../fx/index.ts';
import { addDays } from '../kit/clock.ts';
import { type CommissionSettingsVersion, commissionSettingsSince, type VersionedSettings } from '../settings/index.ts';
import type { NewSimulation } from './schemas.ts';

/** A tier is known from the sales before: the timeline begins half a year before the first month, for orders placed then. */
export const LEAD_DAYS = 180;
/** Statuses look at the earnings of a year. */
const YEAR_DAYS = 366;

export interface SimulationTerms {
  input: NewSimulation;
  settings: VersionedSettings;
  from: Date;
  until: Date;
  /** Rates on the first day of a month. */
  rates: Map<string, DayRates | undefined>;
  /** There are caps, or were, that another receipt may fill otherwise. */
  capsCount: boolean;
  /** Rates of the days on which orders were placed, for caps. */
  ratesOn(at: Date): DayRates | undefined;
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
  const earliest = addDays(from, -Math.max(YEAR_DAYS, LEAD_DAYS + settings.standing.tierWindowDays));
  for (const day = new Date(Date.UTC(earliest.getUTCFullYear(), earliest.getUTCMonth(), 1)); day < until; ) {
    firsts.push(new Date(day));
    day.setUTCMonth(day.getUTCMonth() + 1);
  }
  const found = await ratesOnDays(ctx, firsts);
  const hasCaps = ({ commission }: CommissionSettingsVersion) =>
    commission.maxPerOrderMinor !== null || commission.maxPerCreatorMonthMinor !== null;
  const capsCount = input.caps !== undefined || (await commissionSettingsSince(ctx, earliest)).some(hasCaps);
  const ratesOn = capsCount ? await ratesLookup(ctx, [addDays(from, -2 * LEAD_DAYS), until]) : () => undefined;
  return {
    input,
    settings,
    from,
    until,
    capsCount,
    ratesOn,
    rates: new Map(firsts.map((day, index) => [monthOf(day), found[index]])),
  };
}

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** An amount in the programme's currency, by the rates on the first day of a month; undefined where they are missing. */
export function inProgramme(
  { settings, rates }: SimulationTerms,
  amountMinor: number,
  currency: string,
  month: string,
): number | undefined {
  const converted = convert({ amountMinor, currency }, settings.programmeCurrency, rates.get(month));
  return converted.state === 'missing' ? undefined : converted.amountMinor;
}

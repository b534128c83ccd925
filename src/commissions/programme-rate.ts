import type { Context } from '../context.ts';
import { addDays, DAY_MS } from '../kit/clock.ts';
import { type CommissionSettingsVersion, commissionSettingsSince } from '../settings/index.ts';
import type { RuleSubject } from './rules.ts';

/** What pays where no rule does, from a version of the settings on. */
export interface ProgrammeRate {
  rateBps: number;
  /** Of the settings. */
  version: number;
  from: Date;
  /** For how long those who promote already keep more than this. */
  protectionDays: number;
}

/** The longest that the settings allow. */
const MOST_PROTECTION_DAYS = 400;

/** Every rate of the programme that may count for an order placed at an instant or later, oldest first. */
export async function loadProgrammeRates(ctx: Context, since: Date): Promise<ProgrammeRate[]> {
  return ratesOver(await commissionSettingsSince(ctx, addDays(since, -MOST_PROTECTION_DAYS)));
}

/** A mistake that is taken back on the day it was made is nothing that anybody could rely on. */
const isWithinADay = (before: CommissionSettingsVersion | undefined, at: Date): boolean =>
  before !== undefined && at.getTime() - before.at.getTime() < DAY_MS;

/** The versions of the settings in which the rate is another than before. */
function ratesOver(versions: CommissionSettingsVersion[]): ProgrammeRate[] {
  const all = versions.map(({ version, at, commission, isRollBack }, index) => ({
    rateBps: commission.programmeRateBps,
    version,
    from: at,
    protectionDays: isRollBack && isWithinADay(versions[index - 1], at) ? 0 : commission.protectionDays,
  }));
  return all.filter(({ rateBps }, index) => rateBps !== all[index - 1]?.rateBps);
}

/** The decreases among them, each with the day until which it spares those who promoted before. */
export const programmeFalls = (rates: readonly ProgrammeRate[]): (ProgrammeRate & { until: Date })[] =>
  rates
    .filter(({ rateBps }, index) => rateBps < (rates[index - 1]?.rateBps ?? 0))
    .map((rate) => ({ ...rate, until: addDays(rate.from, rate.protectionDays) }));

/** What whoever promoted from the beginning on is paid: the most that a decrease may take away from anybody. */
export const programmeRateOfOldest = (rates: readonly ProgrammeRate[], at: Date): ProgrammeRate | undefined =>
  programmeRateFor(rates, { at, promotingSince: new Date(0) });

/**
 * What the programme pays for an order: the rate in force when it was placed, however late it is reported. An increase counts at
 * once; a decrease reaches whoever promoted the brand before it only after the days of protection.
 */
export function programmeRateFor(
  rates: readonly ProgrammeRate[],
  { at, promotingSince }: Pick<RuleSubject, 'at' | 'promotingSince'>,
): ProgrammeRate | undefined {
  let counts: ProgrammeRate | undefined;
  for (const rate of rates) {
    if (rate.from > at) break;
    const spares =
      counts !== undefined &&
      rate.rateBps < counts.rateBps &&
      promotingSince !== null &&
      promotingSince < rate.from &&
      at < addDays(rate.from, rate.protectionDays);
    if (!spares) counts = rate;
  }
  return counts;
}

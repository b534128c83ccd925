import type { Context } from '../context.ts';
import { addDays, DAY_MS } from '../kit/clock.ts';
import { type CommissionSettingsVersion, commissionSettingsSince, TIERS } from '../settings/index.ts';
import type { RuleSubject } from './rules.ts';

/** What pays where no rule does, or what a tier adds, from a version of the settings on. */
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

export interface ProgrammeRates {
  /** Oldest first. */
  rates: readonly ProgrammeRate[];
  /** What each tier adds; likewise. */
  bonuses: TierBonuses;
}

export type TierBonuses = ReadonlyMap<string, readonly ProgrammeRate[]>;

/** Everything that the settings have paid and that may count for an order placed at an instant or later. */
export async function loadProgrammeRates(ctx: Context, since: Date): Promise<ProgrammeRates> {
  const versions = await commissionSettingsSince(ctx, addDays(since, -MOST_PROTECTION_DAYS));
  const bonusIn = (tier: string) => (version: CommissionSettingsVersion) =>
    version.tiers.find((step) => step.tier === tier)?.bonusBps ?? 0;
  return {
    rates: ratesOver(versions, ({ commission }) => commission.programmeRateBps),
    bonuses: new Map(TIERS.map((tier) => [tier, ratesOver(versions, bonusIn(tier))])),
  };
}

/** A mistake that is taken back on the day it was made is nothing that anybody could rely on. */
const isWithinADay = (before: CommissionSettingsVersion | undefined, at: Date): boolean =>
  before !== undefined && at.getTime() - before.at.getTime() < DAY_MS;

/** The versions of the settings in which a rate is another than before. */
function ratesOver(
  versions: CommissionSettingsVersion[],
  rateIn: (version: CommissionSettingsVersion) => number,
): ProgrammeRate[] {
  const all = versions.map((each, index) => ({
    rateBps: rateIn(each),
    version: each.version,
    from: each.at,
    protectionDays: each.isRollBack && isWithinADay(versions[index - 1], each.at) ? 0 : each.commission.protectionDays,
  }));
  return all.filter(({ rateBps }, index) => rateBps !== all[index - 1]?.rateBps);
}

/** The decreases among them, each with the day until which it spares those who promoted before. */
export const programmeFalls = (rates: readonly ProgrammeRate[]): Fall[] =>
  rates.flatMap((rate, index) => {
    const beforeBps = rates[index - 1]?.rateBps ?? 0;
    return rate.rateBps < beforeBps ? [{ ...rate, beforeBps, until: addDays(rate.from, rate.protectionDays) }] : [];
  });

type Fall = ProgrammeRate & { beforeBps: number; until: Date };

/** Whether, for orders placed from an instant on, it may make a difference since when somebody promotes. */
export const mayProtect = ({ rates, bonuses }: ProgrammeRates, since: Date): boolean =>
  [rates, ...bonuses.values()].some((each) => programmeFalls(each).some(({ until }) => until > since));

/** What whoever promoted from the beginning on is paid: the most that a decrease may take away from anybody. */
export const programmeRateOfOldest = (rates: readonly ProgrammeRate[], at: Date): ProgrammeRate | undefined =>
  programmeRateFor(rates, { at, promotingSince: new Date(0) });

/**
 * What the programme pays for an order, or a tier adds to it: the rate in force when it was placed, however late it is reported. An increase counts at
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

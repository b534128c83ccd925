import { addDays } from '../kit/clock.ts';
import { BPS_SCALE } from '../kit/money.ts';
import {
  KOL_STATUSES,
  type KolStatus,
  REACH_CLASSES,
  type ReachClass,
  type StandingSettings,
} from '../settings/index.ts';

/** What is known of a creator, piece by piece. */
export interface KolEvidence {
  reachClass: ReachClass | null;
  /** 0 to 100; null while there is none. */
  authenticityScore: number | null;
  /** Approved earnings of the trailing year in US cents; null while a rate is missing. */
  earnedUsdMinor: number | null;
  returnRateBps: number | null;
  /** Briefs kept and content approved at first review; null before the first. */
  reliabilityBps: number | null;
  openHighRisk: number;
}

export type KolBar = 'reach' | 'authenticity' | 'return_rate' | 'reliability' | 'high_risk';

/** What stands between a creator and any status, whatever she earns. Evidence that is not asked for bars nobody. */
export function kolBars(evidence: KolEvidence, settings: StandingSettings['kol']): KolBar[] {
  const bars: [KolBar, boolean][] = [
    ['reach', settings.reachAtLeast !== null && classRank(evidence.reachClass) < classRank(settings.reachAtLeast)],
    [
      'authenticity',
      settings.authenticityAtLeast > 0 && (evidence.authenticityScore ?? -1) < settings.authenticityAtLeast,
    ],
    ['return_rate', (evidence.returnRateBps ?? 0) >= settings.returnRateBelowBps],
    [
      'reliability',
      settings.reliabilityAtLeastBps > 0 && (evidence.reliabilityBps ?? -1) < settings.reliabilityAtLeastBps,
    ],
    ['high_risk', evidence.openHighRisk > 0],
  ];
  return bars.filter(([, barred]) => barred).map(([bar]) => bar);
}

const classRank = (reach: ReachClass | null): number => (reach === null ? -1 : REACH_CLASSES.indexOf(reach));

/** The status that the evidence reaches; undefined while the earnings cannot be told in US dollars. */
export function reachedStatus(evidence: KolEvidence, settings: StandingSettings['kol']): KolStatus | undefined {
  if (kolBars(evidence, settings).length > 0) return 'creator';
  const { earnedUsdMinor } = evidence;
  if (earnedUsdMinor === null) return undefined;
  const { rising, kol, star_kol } = settings.earnedUsdMinor;
  if (earnedUsdMinor >= star_kol) return 'star_kol';
  if (earnedUsdMinor >= kol) return 'kol';
  return earnedUsdMinor >= rising ? 'rising' : 'creator';
}

export interface HeldStatus {
  kol: KolStatus;
  /** Since when the evidence falls short of the status held; null while it does not. */
  kolBelowSince: Date | null;
}

/** The status after an evaluation: up at once; down, to what the evidence reaches, only after so many days below. */
export function nextStatus(
  held: HeldStatus,
  reached: KolStatus | undefined,
  demotionDays: number,
  at: Date,
): HeldStatus {
  const { kol, kolBelowSince } = held;
  if (reached === undefined) return { kol, kolBelowSince };
  if (KOL_STATUSES.indexOf(reached) >= KOL_STATUSES.indexOf(kol)) return { kol: reached, kolBelowSince: null };
  const since = kolBelowSince ?? at;
  return at >= addDays(since, demotionDays) ? { kol: reached, kolBelowSince: null } : { kol, kolBelowSince: since };
}

/** Returned lines of decided ones, in basis points rounded down; null of none. */
export const returnRateOf = (lines: number, returned: number): number | null =>
  lines === 0 ? null : Math.floor((Math.min(returned, lines) * BPS_SCALE) / lines);

export interface Reliability {
  briefsKept: number;
  briefsDue: number;
  approvedAtFirst: number;
  reviewed: number;
}

/** Both shares taken together: of everything promised or handed in, how much was right the first time. Null before the first. */
export function reliabilityOf(counts: Reliability | null): number | null {
  if (!counts) return null;
  const asked = counts.briefsDue + counts.reviewed;
  return asked === 0 ? null : Math.floor(((counts.briefsKept + counts.approvedAtFirst) * BPS_SCALE) / asked);
}

import { addDays, utcDay } from '../kit/clock.ts';
import type { VersionedSettings } from '../settings/index.ts';
import type { Count } from './figures.ts';
import { type KolEvidence, nextStatus, reachedStatus, reliabilityOf } from './kol.ts';
import type { ChangeRecord, StandingRecord } from './model.ts';
import { reachClassOf } from './reach.ts';
import { nextTier, rankOf, reachedTier } from './tiers.ts';

export interface Evaluation {
  after: StandingRecord;
  changes: ChangeRecord[];
}

/**
 * A creator's standing at an instant, from what it was and what was counted. Pure; evaluating again at the same instant gives
 * the same. What cannot be told for want of a rate stays as it is.
 */
export function evaluate(before: StandingRecord, count: Count, settings: VersionedSettings, at: Date): Evaluation {
  const { tiers, reach, kol } = settings.standing;
  const { figures } = count;
  const { netGmvMinor } = figures;
  const reachClass = reachClassOf(before.reach?.followers ?? null, reach);
  const evidence = evidenceOf({ ...before, reachClass, figures });
  const reached = netGmvMinor === null ? before.tier : reachedTier(netGmvMinor, tiers);
  const tier = nextTier(before, reached, tiers, at);
  const status = nextStatus(before, reachedStatus(evidence, kol), kol.demotionDays, at);
  const after: StandingRecord = {
    ...before,
    ...tier,
    ...status,
    reachClass,
    tierSince: tier.tier === before.tier ? before.tierSince : at,
    kolSince: status.kol === before.kol ? before.kolSince : at,
    figures,
    settingsVersion: settings.version,
    dirty: false,
    dueAt: earliest([
      count.nextLeavesAt,
      rankOf(tiers, reached) < rankOf(tiers, tier.tier) ? justBefore(nextMonth(at)) : null,
      status.kolBelowSince ? justBefore(addDays(status.kolBelowSince, kol.demotionDays)) : null,
      figures.missingRates.length > 0 ? at : null,
    ]),
  };
  return { after, changes: changesOf(before, after, evidence, figures, at) };
}

/** The four pieces, and what bars. */
export const evidenceOf = (
  standing: Pick<StandingRecord, 'reachClass' | 'authenticity' | 'reliability' | 'openHighRisk' | 'figures'>,
): KolEvidence => ({
  reachClass: standing.reachClass,
  authenticityScore: standing.authenticity?.score ?? null,
  earnedUsdMinor: standing.figures?.earnedUsdMinor ?? null,
  returnRateBps: standing.figures?.returnRateBps ?? null,
  reliabilityBps: reliabilityOf(standing.reliability),
  openHighRisk: standing.openHighRisk,
});

function changesOf(
  before: StandingRecord,
  after: StandingRecord,
  evidence: KolEvidence,
  figures: Count['figures'],
  at: Date,
): ChangeRecord[] {
  const kept = (['tier', 'reachClass', 'kol'] as const).filter((field) => before[field] !== after[field]);
  return kept.map((field) => {
    const what = field === 'reachClass' ? 'reach' : field;
    return {
      _id: `${after._id}:${utcDay(at)}:${what}:${after[field]}`,
      creatorId: after._id,
      at,
      what,
      from: before[field],
      to: after[field],
      figures,
      evidence,
      settingsVersion: after.settingsVersion,
    };
  });
}

const nextMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
/** Due is what lies before the instant that is looked at. */
const justBefore = (at: Date): Date => new Date(at.getTime() - 1);

function earliest(dates: (Date | null)[]): Date | null {
  const known = dates.filter((date) => date !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((date) => date.getTime())));
}

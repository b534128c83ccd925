import { identitiesOf, requireCreator, requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { addDays } from '../kit/clock.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { currentSettings, KOL_STATUSES, REACH_CLASSES, type VersionedSettings } from '../settings/index.ts';
import { evidenceOf } from './evaluate.ts';
import { kolBars } from './kol.ts';
import {
  type ChangeRecord,
  freshStanding,
  type StandingRecord,
  standingChanges,
  standingState,
  standings,
} from './model.ts';
import { largestOf, reachClassOf } from './reach.ts';
import type { Standing, StandingChange } from './schemas.ts';
import { nextStep, rankOf, reachedTier } from './tiers.ts';

/** The acting creator's standing, with what is missing to the next step of each kind. */
export const myStanding = (ctx: Context): Promise<Standing> => describe(ctx, requireCreator(ctx));

/** Any creator's, for managers. */
export async function standingOf(ctx: Context, creatorId: string): Promise<Standing> {
  requireManager(ctx, ['reviewer', 'finance']);
  return describe(ctx, creatorId);
}

async function describe(ctx: Context, creatorId: string): Promise<Standing> {
  const [creators, kept, state, settings] = await Promise.all([
    findCreators(ctx, [creatorId]),
    standings(ctx).findById(creatorId).lean<StandingRecord>(),
    standingState(ctx).findById('state').lean(),
    currentSettings(ctx),
  ]);
  const creator = creators.get(creatorId);
  if (!creator) throw missing();
  const accounts = (await identitiesOf(ctx, [creator.userId])).get(creator.userId) ?? [];
  const largest = largestOf(accounts);
  const standing = kept ?? freshStanding(creatorId);
  return {
    asOf: state?.lastAt?.toISOString() ?? null,
    settingsVersion: settings.version,
    tier: tierOf(standing, settings),
    // As the networks told it last: an audience is shown as soon as it is known, and counts from the next day on.
    reach: reachOf(largest?.network ?? null, largest?.followers ?? null, settings),
    kol: kolOf(standing, settings),
    figures: figuresOf(standing.figures, settings.programmeCurrency),
    evidence: evidenceOf(standing),
  };
}

function tierOf(
  standing: StandingRecord,
  { standing: { tiers, tierWindowDays }, programmeCurrency }: VersionedSettings,
) {
  const money = (amountMinor: number) => ({ amountMinor, currency: programmeCurrency });
  const netGmvMinor = standing.figures?.netGmvMinor ?? null;
  const next = nextStep(standing.tier, netGmvMinor ?? 0, tiers);
  return {
    current: standing.tier,
    bonusBps: tiers[rankOf(tiers, standing.tier)]?.bonusBps ?? 0,
    since: standing.tierSince?.toISOString() ?? null,
    windowDays: tierWindowDays,
    reached: netGmvMinor === null ? standing.tier : reachedTier(netGmvMinor, tiers),
    next: next
      ? { tier: next.tier, from: money(next.fromMinor), missing: money(next.missingMinor), bonusBps: next.bonusBps }
      : null,
    table: tiers.map(({ tier, fromMinor, bonusBps }) => ({ tier, from: money(fromMinor), bonusBps })),
  };
}

function reachOf(network: string | null, followers: number | null, { standing: { reach } }: VersionedSettings) {
  const next = REACH_CLASSES.find((name) => (followers ?? 0) < reach[name]);
  return {
    class: reachClassOf(followers, reach),
    network,
    followers,
    next: next ? { class: next, followers: reach[next] } : null,
  };
}

function kolOf(standing: StandingRecord, { standing: { kol } }: VersionedSettings) {
  const next = KOL_STATUSES[KOL_STATUSES.indexOf(standing.kol) + 1];
  const takes = next === undefined || next === 'creator' ? undefined : kol.earnedUsdMinor[next];
  const earnedMinor = standing.figures?.earnedUsdMinor ?? 0;
  const { returnRateBelowBps, authenticityAtLeast, reliabilityAtLeastBps, reachAtLeast } = kol;
  return {
    status: standing.kol,
    since: standing.kolSince?.toISOString() ?? null,
    belowUntil: standing.kolBelowSince ? addDays(standing.kolBelowSince, kol.demotionDays).toISOString() : null,
    next:
      next && takes !== undefined
        ? { status: next, earnedUsdMinor: takes, missingUsdMinor: Math.max(0, takes - earnedMinor) }
        : null,
    bars: kolBars(evidenceOf(standing), kol),
    asks: { returnRateBelowBps, authenticityAtLeast, reliabilityAtLeastBps, reachAtLeast },
  };
}

function figuresOf(figures: StandingRecord['figures'], currency: string): Standing['figures'] {
  if (!figures)
    return {
      netGmv: { amountMinor: 0, currency },
      earnedUsdMinor: 0,
      lines: 0,
      returnedLines: 0,
      returnRateBps: null,
      missingRates: [],
    };
  const { netGmvMinor, netGmvCurrency, earnedUsdMinor, lines, returnedLines, returnRateBps, missingRates } = figures;
  const netGmv = netGmvMinor === null ? null : { amountMinor: netGmvMinor, currency: netGmvCurrency };
  return { netGmv, earnedUsdMinor, lines, returnedLines, returnRateBps, missingRates };
}

/** Every change of the acting creator's standing with the figures behind it, newest first. */
export async function myHistory(ctx: Context, query: PageQuery): Promise<Page<StandingChange>> {
  const creatorId = requireCreator(ctx);
  // The ids begin with the creator and the day, so that they sort by time.
  const rows = await standingChanges(ctx)
    .find({ creatorId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<ChangeRecord[]>();
  return toPage(rows, query.limit, ({ _id, at, what, from, to, figures, evidence, settingsVersion }) => ({
    id: _id,
    at: at.toISOString(),
    what,
    from,
    to,
    figures: figuresOf(figures, figures.netGmvCurrency),
    evidence,
    settingsVersion,
  }));
}

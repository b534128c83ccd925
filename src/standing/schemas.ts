import { z } from 'zod';
import { NamedCreator } from '../creators/index.ts';
import { AmountMinor, MoneySchema } from '../kit/money.ts';
import { KolStatus, ReachClass, Tier } from '../settings/index.ts';

const Bps = z.int();
const Instant = z.iso.datetime();

export const KolBar = z.enum(['reach', 'authenticity', 'return_rate', 'reliability', 'high_risk']);

const Figures = z.object({
  netGmv: MoneySchema.nullable().meta({ description: 'Null while an exchange rate is missing' }),
  earnedUsdMinor: AmountMinor.nullable(),
  lines: z.int(),
  returnedLines: z.int(),
  returnRateBps: Bps.nullable(),
  missingRates: z.array(z.string()).meta({ description: '`PLN 2026-10`: rates that were needed and not there' }),
});

const Evidence = z.object({
  reachClass: ReachClass.nullable(),
  authenticityScore: z.int().nullable(),
  earnedUsdMinor: AmountMinor.nullable(),
  returnRateBps: Bps.nullable(),
  reliabilityBps: Bps.nullable(),
  openHighRisk: z.int(),
});

export const Standing = z
  .object({
    asOf: Instant.nullable().meta({ description: 'Sales before this instant are counted; null before the first day' }),
    settingsVersion: z.int(),
    tier: z.object({
      current: Tier,
      bonusBps: Bps,
      since: Instant.nullable(),
      windowDays: z.int(),
      reached: Tier.meta({
        description: 'What the sales of the window reach; below the tier held, it falls a step at the month’s end',
      }),
      next: z.object({ tier: Tier, from: MoneySchema, missing: MoneySchema, bonusBps: Bps }).nullable(),
      table: z.array(z.object({ tier: Tier, from: MoneySchema, bonusBps: Bps })),
    }),
    reach: z.object({
      class: ReachClass.nullable(),
      network: z.string().nullable(),
      followers: z.int().nullable(),
      next: z.object({ class: ReachClass, followers: z.int() }).nullable(),
    }),
    kol: z.object({
      status: KolStatus,
      since: Instant.nullable(),
      belowUntil: Instant.nullable().meta({ description: 'Kept until then although the evidence falls short of it' }),
      next: z.object({ status: KolStatus, earnedUsdMinor: AmountMinor, missingUsdMinor: AmountMinor }).nullable(),
      bars: z.array(KolBar).meta({ description: 'What stands in the way of any status' }),
      asks: z.object({
        returnRateBelowBps: Bps,
        authenticityAtLeast: z.int(),
        reliabilityAtLeastBps: Bps,
        reachAtLeast: ReachClass.nullable(),
      }),
    }),
    figures: Figures,
    evidence: Evidence,
  })
  .meta({ id: 'Standing' });
export type Standing = z.output<typeof Standing>;

export const StandingChange = z
  .object({
    id: z.string(),
    at: Instant,
    what: z.enum(['tier', 'reach', 'kol']),
    from: z.string().nullable(),
    to: z.string().nullable(),
    figures: Figures,
    evidence: Evidence,
    settingsVersion: z.int(),
  })
  .meta({ id: 'StandingChange' });
export type StandingChange = z.output<typeof StandingChange>;

export const StandingRun = z
  .object({
    id: z.string(),
    kind: z.enum(['day', 'full']),
    at: Instant,
    state: z.enum(['waiting', 'running', 'done']),
    evaluated: z.int(),
    changed: z.int().meta({ description: 'Of whom other figures were kept than were counted now' }),
    held: z.int().meta({ description: 'Of whom something could not be told because a rate is missing' }),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'StandingRun' });
export type StandingRun = z.output<typeof StandingRun>;

const Forecast = z.object({
  pacePerDay: z.number(),
  on: z.iso.date().nullable().meta({ description: 'Null when it is not in sight within twenty years' }),
  earliest: z.iso.date().nullable(),
  latest: z.iso.date().nullable(),
});
const Goal = z.object({ goal: z.int(), reached: z.boolean(), forecast: Forecast.nullable() });

export const Goals = z
  .object({
    joined: z.int(),
    days: z.array(z.object({ day: z.string(), count: z.int() })).meta({ description: 'Who joined, last 90 days' }),
    creators: z.array(Goal),
    kols: Goal.extend({ count: z.int() }),
    byStatus: z.array(z.object({ status: KolStatus, count: z.int() })),
    byTier: z.array(z.object({ tier: Tier, count: z.int() })),
  })
  .meta({ id: 'ProgrammeGoals' });
export type Goals = z.output<typeof Goals>;

const Moves = z.array(
  z.object({
    from: z.string(),
    to: z.string(),
    count: z.int(),
    examples: z.array(NamedCreator).meta({ description: 'Some of them' }),
  }),
);

export const StandingPreview = z
  .object({
    creators: z.int(),
    looked: z
      .int()
      .meta({ description: 'Creators looked at; fewer than all means that counts are scaled up from a sample' }),
    tiers: Moves.meta({ description: 'Who would reach another tier' }),
    kol: Moves,
    reach: Moves,
    recount: z
      .boolean()
      .meta({ description: 'The window changes, so sales have to be counted again: tiers are not foreseen' }),
  })
  .meta({ id: 'StandingPreview' });
export type StandingPreview = z.output<typeof StandingPreview>;

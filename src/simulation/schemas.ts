import { z } from 'zod';
import { RulePreview } from '../commissions/index.ts';
import { NamedCreator } from '../creators/index.ts';
import { AmountMinor, BPS_SCALE, MoneySchema } from '../kit/money.ts';
import { KolSettings, TierTable } from '../settings/index.ts';
import { Severity, SignalName } from '../trust/index.ts';

export const MAX_MONTHS = 24;

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'is not a month like 2026-03');
const RateBps = z.int().min(0).max(BPS_SCALE);

const Limit = AmountMinor.min(0).nullable();

export const NewSimulation = z
  .object({
    name: z.string().trim().min(1).max(80),
    fromMonth: Month.meta({ description: 'First month, by the day on which a commission was approved' }),
    throughMonth: Month.meta({ description: 'Last month' }),
    tiers: TierTable.optional(),
    programmeRateBps: RateBps.optional(),
    brandRates: z
      .array(z.object({ brandId: z.string().max(40), rateBps: RateBps }))
      .max(50)
      .default([]),
    categoryRates: z
      .array(z.object({ category: z.string().min(1).max(100), rateBps: RateBps }))
      .max(50)
      .default([]),
    referralShareBps: RateBps.optional().meta({ description: 'Of the commission, for who brought the creator in' }),
    protectRates: z.boolean().default(false).meta({
      description:
        'The changed rates begin with the first month, and a decrease reaches who promoted before as rate protection says',
    }),
    returnRateFromBps: RateBps.min(1)
      .optional()
      .meta({ description: 'A fraud rule: who has this return rate or more in a month is paid nothing for it' }),
    caps: z
      .object({ maxPerOrderMinor: Limit, maxPerCreatorMonthMinor: Limit })
      .optional()
      .meta({ description: 'In place of those in force then, in the programme’s currency; null: no limit' }),
    returnWindowDays: z.int().min(0).max(400).optional().meta({ description: 'From delivery until the lock date' }),
    kol: KolSettings.optional().meta({ description: 'What a KOL status takes: who would hold which' }),
    holds: z
      .object({ holdFrom: Severity, signalsOff: z.array(SignalName).max(50).default([]) })
      .optional()
      .meta({ description: 'Which of the flags that were raised hold the commissions they are about' }),
  })
  .superRefine((input, check) => {
    const months = monthsOf(input.fromMonth, input.throughMonth);
    const issue = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message });
    if (months === 0) issue('throughMonth', 'is before the first month');
    if (months > MAX_MONTHS) issue('throughMonth', `is more than ${MAX_MONTHS} months after the first`);
    for (const [path, rows] of Object.entries({ brandRates: input.brandRates, categoryRates: input.categoryRates })) {
      const keys = rows.map((row) => ('brandId' in row ? row.brandId : row.category));
      for (const [index, key] of keys.entries())
        if (keys.indexOf(key) < index)
          check.addIssue({ code: 'custom', path: [path, index], message: 'is there a second time' });
    }
    if (changesOf(input).length === 0) issue('name', 'has nothing to try out: change a tier, a rate or a rule');
  });
export type NewSimulation = z.output<typeof NewSimulation>;

export const CHANGES = ['tiers', 'rates', 'caps', 'returnRate', 'returnWindow', 'kol', 'holds'] as const;
export type SimulatedChange = (typeof CHANGES)[number];

/** What a simulation changes. */
export function changesOf(input: Omit<NewSimulation, 'name' | 'fromMonth' | 'throughMonth'>): SimulatedChange[] {
  const { tiers, programmeRateBps, referralShareBps, brandRates, categoryRates } = input;
  const made: Record<SimulatedChange, boolean> = {
    tiers: tiers !== undefined,
    rates:
      programmeRateBps !== undefined || referralShareBps !== undefined || brandRates.length + categoryRates.length > 0,
    caps: input.caps !== undefined,
    returnRate: input.returnRateFromBps !== undefined,
    returnWindow: input.returnWindowDays !== undefined,
    kol: input.kol !== undefined,
    holds: input.holds !== undefined,
  };
  return CHANGES.filter((change) => made[change]);
}

/** How many months from the one through the other; 0 when they are the wrong way round. */
export function monthsOf(fromMonth: string, throughMonth: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return Math.max(0, index(throughMonth) - index(fromMonth) + 1);
}

export const CUTS = ['tier', 'brand', 'country', 'month', 'role'] as const;
export const Cut = z.enum(CUTS);
export type Cut = z.infer<typeof Cut>;

const Sum = z.object({ actualMinor: AmountMinor, simulatedMinor: AmountMinor, commissions: z.int() });
export type Sum = z.infer<typeof Sum>;

const Pair = z.object({ actual: z.int(), simulated: z.int() });
export type Pair = z.infer<typeof Pair>;

const Held = z.object({
  actualMinor: AmountMinor,
  simulatedMinor: AmountMinor,
  flags: Pair,
  creators: Pair,
});
export type Held = z.infer<typeof Held>;

const Row = Sum.extend({ key: z.string(), name: z.string() });
const CreatorRow = z.object({
  creatorId: z.string(),
  name: z.string(),
  country: z.string(),
  actualMinor: AmountMinor,
  simulatedMinor: AmountMinor,
});

/** The database did not answer; something that was sold could not be computed; the process ended each time. */
const FailureReason = z.enum(['database', 'record', 'interrupted']);
export type FailureReason = z.infer<typeof FailureReason>;

export const Simulation = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    failure: z
      .object({ reason: FailureReason, at: z.iso.datetime() })
      .nullable()
      .meta({ description: 'Why the last attempt failed; it is tried again by itself until the state is failed' }),
    input: NewSimulation,
    currency: z.string(),
    settingsVersion: z.int(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    progress: z.object({ creators: z.int(), of: z.int() }),
    total: Sum,
    gain: z.int(),
    lose: z.int(),
    same: z.int(),
    tiers: z
      .record(z.string(), Pair)
      .nullable()
      .meta({ description: 'Creators by tier at the end; null where tiers are not changed' }),
    statuses: z
      .record(z.string(), Pair)
      .nullable()
      .meta({ description: 'Creators by KOL status at the end; null where thresholds are not changed' }),
    held: Held.nullable().meta({ description: 'What flags of these months hold; null where holds are not changed' }),
    unconverted: z.int().meta({ description: 'Commissions left out because an exchange rate is missing' }),
  })
  .meta({ id: 'Simulation' });
export type Simulation = z.output<typeof Simulation>;

export const SimulationResult = Simulation.extend({
  cuts: z.record(Cut, z.array(Row)),
  winners: z.array(CreatorRow).meta({ description: 'The twenty who gain most' }),
  losers: z.array(CreatorRow).meta({ description: 'The twenty who lose most' }),
}).meta({ id: 'SimulationResult' });
export type SimulationResult = z.output<typeof SimulationResult>;

export const CsvQuery = z.object({ of: z.enum([...CUTS, 'creator']).default('creator') });

const Example = NamedCreator.extend({ difference: MoneySchema });
const Flags = z.object({ flags: z.int(), creators: z.int() });

/** Whom a change of the settings affects, where that can be counted; null for what is not changed. */
export const SettingsEffects = z
  .object({
    rate: RulePreview.nullable(),
    caps: z
      .object({
        since: z.iso.datetime(),
        looked: z.int().meta({ description: 'Orders looked at: the newest, at most 5,000' }),
        orders: z.int(),
        creators: z.int(),
        difference: MoneySchema,
        examples: z.array(Example),
      })
      .nullable()
      .meta({ description: 'What other caps would have changed of what was earned since the last month began' }),
    payouts: z
      .object({
        payable: z.int().meta({ description: 'Positive balances, at most 50,000' }),
        belowBefore: z.int(),
        belowAfter: z.int(),
        waits: z.array(MoneySchema).meta({ description: 'In balances that would wait and do not now' }),
        freed: z.array(MoneySchema).meta({ description: 'In balances that wait now and would not' }),
        examples: z.array(Example).meta({ description: 'For whom it makes most; negative: it would wait' }),
      })
      .nullable()
      .meta({ description: 'Payable balances under the least payout of their currency' }),
    holds: z
      .object({
        days: z.int(),
        before: Flags,
        after: Flags,
        moreHeld: z.array(MoneySchema).meta({ description: 'Creators’ commission that would be held and is not' }),
        lessHeld: z.array(MoneySchema),
        examples: z.array(Example).meta({ description: 'Of whose money most would be held, or no more (negative)' }),
      })
      .nullable()
      .meta({ description: 'Flags of the last days that hold money, if they were raised today' }),
    applications: z.int().nullable().meta({ description: 'Applications that wait' }),
  })
  .meta({ id: 'SettingsEffects' });
export type SettingsEffects = z.output<typeof SettingsEffects>;

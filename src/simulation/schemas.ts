import { z } from 'zod';
import { AmountMinor, BPS_SCALE } from '../kit/money.ts';
import { TierTable } from '../settings/index.ts';

export const MAX_MONTHS = 24;

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'is not a month like 2026-03');
const RateBps = z.int().min(0).max(BPS_SCALE);

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
    returnRateFromBps: RateBps.min(1)
      .optional()
      .meta({ description: 'A fraud rule: who has this return rate or more in a month is paid nothing for it' }),
  })
  .superRefine((input, check) => {
    const months = monthsOf(input.fromMonth, input.throughMonth);
    const issue = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message });
    if (months === 0) issue('throughMonth', 'is before the first month');
    if (months > MAX_MONTHS) issue('throughMonth', `is more than ${MAX_MONTHS} months after the first`);
    const { tiers, programmeRateBps, brandRates, categoryRates, returnRateFromBps } = input;
    if (
      !tiers &&
      programmeRateBps === undefined &&
      brandRates.length + categoryRates.length === 0 &&
      !returnRateFromBps
    )
      issue('name', 'has nothing to try out: change a tier, a rate or a rule');
  });
export type NewSimulation = z.output<typeof NewSimulation>;

/** How many months from the one through the other; 0 when they are the wrong way round. */
export function monthsOf(fromMonth: string, throughMonth: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return Math.max(0, index(throughMonth) - index(fromMonth) + 1);
}

export const CUTS = ['tier', 'brand', 'country', 'month'] as const;
export const Cut = z.enum(CUTS);
export type Cut = z.infer<typeof Cut>;

const Sum = z.object({ actualMinor: AmountMinor, simulatedMinor: AmountMinor, commissions: z.int() });
export type Sum = z.infer<typeof Sum>;

const Row = Sum.extend({ key: z.string(), name: z.string() });
const CreatorRow = z.object({
  creatorId: z.string(),
  name: z.string(),
  country: z.string(),
  actualMinor: AmountMinor,
  simulatedMinor: AmountMinor,
});

export const Simulation = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'cancelled']),
    input: z.looseObject({ fromMonth: z.string(), throughMonth: z.string() }),
    currency: z.string(),
    settingsVersion: z.int(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    progress: z.object({ creators: z.int(), of: z.int() }),
    total: Sum,
    gain: z.int(),
    lose: z.int(),
    same: z.int(),
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

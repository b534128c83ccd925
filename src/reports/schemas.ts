import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../kit/money.ts';

const Amount = z.object({ currency: z.string(), amountMinor: AmountMinor });

export const CreatorSummary = z
  .object({
    balances: z.array(
      z.object({
        currency: z.string(),
        pendingMinor: AmountMinor,
        payableMinor: AmountMinor,
        inTransitMinor: AmountMinor,
        paidMinor: AmountMinor,
      }),
    ),
    days: z.array(
      z.object({ day: z.string(), clicks: z.int(), visitors: z.int(), orders: z.int(), earned: z.array(Amount) }),
    ),
    previous: z.object({ clicks: z.int(), orders: z.int() }),
    nextPayout: z.object({
      at: z.iso.datetime(),
      amounts: z.array(MoneySchema),
      estimatedPending: z.array(z.object({ lockAt: z.iso.datetime(), amount: MoneySchema })),
      blockedBy: z.array(z.object({ code: z.string(), sentence: z.string() })),
    }),
  })
  .meta({ id: 'CreatorSummary' });
export type CreatorSummary = z.infer<typeof CreatorSummary>;

export const ProgrammeSummary = z
  .object({
    creators: z.object({ applied: z.int(), active: z.int() }),
    byCurrency: z.array(
      z.object({
        currency: z.string(),
        orders: z.int(),
        gmvMinor: AmountMinor,
        netGmvMinor: AmountMinor,
        pendingMinor: AmountMinor,
        approvedMinor: AmountMinor,
        paidMinor: AmountMinor,
        reversedMinor: AmountMinor,
      }),
    ),
    totals: z
      .object({
        currency: z.string(),
        ratesOf: z.string().nullable().meta({ description: 'Day of the reference rates; null when there are none' }),
        gmvMinor: AmountMinor.nullable(),
        netGmvMinor: AmountMinor.nullable(),
        pendingMinor: AmountMinor.nullable(),
        approvedMinor: AmountMinor.nullable(),
        paidMinor: AmountMinor.nullable(),
        reversedMinor: AmountMinor.nullable(),
      })
      .meta({ description: 'All currencies in the programme’s; null where a rate is missing' }),
    days: z.array(z.object({ day: z.string(), clicks: z.int(), orders: z.int() })),
  })
  .meta({ id: 'ProgrammeSummary' });
export type ProgrammeSummary = z.infer<typeof ProgrammeSummary>;

export const TrialBalance = z
  .object({
    data: z.array(
      z.object({
        currency: z.string(),
        accounts: z.array(z.object({ account: z.string(), amountMinor: AmountMinor })),
        sumMinor: AmountMinor,
      }),
    ),
  })
  .meta({ id: 'TrialBalance' });

export type { AccountStatement } from './account-statement.ts';

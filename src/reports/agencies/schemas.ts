import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../../kit/money.ts';

export const AgencyResults = z
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
    days: z.array(z.object({ day: z.string(), share: z.array(MoneySchema) })),
    creators: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        onRoster: z.boolean(),
        orders: z.int(),
        net: z.array(MoneySchema).meta({ description: 'Net value of what she sold' }),
        earned: z.array(MoneySchema).meta({ description: 'What she earned herself' }),
        share: z.array(MoneySchema).meta({ description: 'What the agency earned' }),
      }),
    ),
  })
  .meta({ id: 'AgencyResults' });
export type AgencyResults = z.output<typeof AgencyResults>;

export const ShareStatement = z
  .object({
    month: z.string().meta({ description: 'YYYY-MM, by when the orders were placed' }),
    currency: z.string(),
    orders: z.int(),
    pendingMinor: AmountMinor,
    approvedMinor: AmountMinor,
    paidMinor: AmountMinor,
    totalMinor: AmountMinor,
  })
  .meta({ id: 'ShareStatement' });
export type ShareStatement = z.output<typeof ShareStatement>;

import { z } from 'zod';
import { NamedCreator } from '../../creators/index.ts';
import { MoneySchema } from '../../kit/money.ts';
import { ORDER_STATES } from '../order-state.ts';

export const ShopReports = z
  .object({
    orders: z.array(
      z.object({
        id: z.string(),
        orderId: z.string().meta({ description: 'The shop’s own number' }),
        state: z.enum(ORDER_STATES),
        placedAt: z.iso.datetime(),
        updatedAt: z.iso.datetime(),
        earnedByCreator: z.boolean(),
        creator: NamedCreator.nullable().meta({ description: 'Who earned it' }),
        touch: z.enum(['click', 'code']).nullable().meta({ description: 'What it came by' }),
        gmv: MoneySchema,
      }),
    ),
    refused: z.array(
      z.object({
        id: z.string(),
        deliveryId: z.string(),
        topic: z.string().nullable(),
        code: z.string(),
        sentence: z.string(),
        errors: z.array(z.object({ path: z.string(), message: z.string() })),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'ShopReports' });
export type ShopReports = z.output<typeof ShopReports>;

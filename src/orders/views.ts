import { z } from 'zod';
import { CommissionState } from '../commissions/index.ts';
import { MoneySchema } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';
import { LOSING_REASONS } from './attribution.ts';
import { ORDER_STATES } from './order-state.ts';

export const OrderView = z
  .object({
    id: z.string(),
    externalId: z.string(),
    brand: z.object({ id: z.string(), name: z.string() }),
    placedAt: z.iso.datetime(),
    state: z.enum(ORDER_STATES),
    net: MoneySchema,
    commission: MoneySchema,
    commissionState: CommissionState.nullable(),
    commissionIds: z.array(z.string()),
    touch: z.object({ kind: z.enum(['click', 'code']), sourceId: z.string() }),
    lockAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Order' });

export const OrderQuery = PageQuery.extend({
  outcome: z.enum(['won', 'lost']).default('won').meta({
    description: 'won: orders that I earned; lost: orders with a touch of mine that somebody else earned, or nobody',
  }),
});
export type OrderQuery = z.infer<typeof OrderQuery>;

export const SeenTouchView = z.object({
  kind: z.enum(['click', 'code']),
  whose: z.enum(['yours', 'another_creator']),
  sourceId: z.string().nullable(),
  at: z.iso.datetime(),
  won: z.boolean(),
  reason: z.enum(LOSING_REASONS).nullable(),
  sentence: z.string(),
});

/** An order that another creator earned, or nobody: its value and number are not this creator's to see. */
export const LostOrderView = z
  .object({
    id: z.string(),
    brand: z.object({ id: z.string(), name: z.string() }),
    placedAt: z.iso.datetime(),
    state: z.enum(ORDER_STATES),
    touches: z.array(SeenTouchView).meta({ description: 'My touches, each with why it did not earn the order' }),
  })
  .meta({ id: 'LostOrder' });

/** Why did I, or did I not, earn this order. */
export const ExplainedOrder = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    brand: z.object({ id: z.string(), name: z.string() }),
    placedAt: z.iso.datetime(),
    state: z.enum(ORDER_STATES),
    outcome: z.enum(['won', 'lost']),
    net: MoneySchema.nullable(),
    commission: MoneySchema.nullable(),
    commissionIds: z.array(z.string()),
    touches: z.array(SeenTouchView),
    policy: z.object({
      settingsVersion: z.int(),
      brandVersion: z.int().nullable(),
      windowDays: z.int().nullable(),
      codesWin: z.boolean().nullable(),
    }),
  })
  .meta({ id: 'ExplainedOrder' });
export type ExplainedOrder = z.infer<typeof ExplainedOrder>;

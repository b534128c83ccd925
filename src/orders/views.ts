import { z } from 'zod';
import { CommissionState } from '../commissions/index.ts';
import { MoneySchema } from '../kit/money.ts';
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

import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../../kit/money.ts';

export const ReversalView = z
  .object({
    id: z.string(),
    payoutId: z.string(),
    amount: MoneySchema,
    /** Refused: the payee's account has not got it any more; it stays a debt that nets against what she earns. */
    state: z.enum(['requested', 'done', 'refused']),
    reason: z.string(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'PayoutReversal' });
export type ReversalView = z.output<typeof ReversalView>;

export const ReversalRow = ReversalView.extend({
  payeeId: z.string(),
  name: z.string(),
  /** Name of who took it back; null for the programme, and where Stripe's dashboard did. */
  by: z.string().nullable(),
  fromDashboard: z.boolean(),
  at: z.iso.datetime(),
}).meta({ id: 'PayoutReversalRow' });
export type ReversalRow = z.output<typeof ReversalRow>;

export const ReversalInput = z.strictObject({
  /** Left out: all that is left of the payout. */
  amountMinor: AmountMinor.min(1).optional(),
  reason: z.string().trim().min(3).max(300),
  /** Whether the payee gets nothing until somebody lets go of her. */
  hold: z.boolean().default(true),
});

/** Somebody who is paid nothing at the moment, and who says so. */
export const HeldPayee = z
  .object({
    payeeId: z.string(),
    name: z.string(),
    payable: z.array(MoneySchema),
    holders: z.array(
      z.object({
        holder: z.string(),
        /** A reversal is let go of here; a case is decided where it is. */
        kind: z.enum(['reversal', 'case']),
      }),
    ),
  })
  .meta({ id: 'HeldPayee' });
export type HeldPayee = z.output<typeof HeldPayee>;

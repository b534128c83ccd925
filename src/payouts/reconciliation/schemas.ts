import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../../kit/money.ts';

export const DifferenceKind = z.enum([
  'transfer_unknown',
  'transfer_twice',
  'transfer_differs',
  'transfer_missing',
  'reversal_unbooked',
  'in_transit_long',
  'money_unexplained',
  'ledger_differs',
]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

export const Difference = z
  .object({
    kind: DifferenceKind,
    /** What it is about: a payout, a transfer, a movement of Stripe's balance or a currency. */
    ref: z.string(),
    amount: MoneySchema,
    /** What was expected, where two amounts differ. */
    expected: MoneySchema.nullable(),
    at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ReconciliationDifference' });
export type Difference = z.output<typeof Difference>;

export const ReconciliationTotal = z.object({
  currency: z.string(),
  /** Sent less reversed: by the payouts, and by the ledger's accounts. */
  payoutsMinor: AmountMinor,
  ledgerMinor: AmountMinor,
});
export type ReconciliationTotal = z.output<typeof ReconciliationTotal>;

export const ReconciliationView = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    from: z.iso.datetime(),
    through: z.iso.datetime(),
    compared: z.object({ transfers: z.int(), payouts: z.int(), balanceTransactions: z.int() }),
    totals: z.array(ReconciliationTotal),
    differences: z.array(Difference),
    differenceCount: z.int(),
  })
  .meta({ id: 'Reconciliation' });
export type ReconciliationView = z.output<typeof ReconciliationView>;

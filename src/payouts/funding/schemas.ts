import { z } from 'zod';
import { AmountMinor, Currency, MoneySchema } from '../../kit/money.ts';

export const InvoiceView = z
  .object({
    id: z.string(),
    kind: z.enum(['monthly', 'prepaid']),
    month: z.string().nullable(),
    amount: MoneySchema,
    state: z.enum(['draft', 'open', 'overdue', 'paid', 'void']),
    url: z.string().nullable(),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
    paidAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'BrandInvoice' });
export type InvoiceView = z.output<typeof InvoiceView>;

export const FundingView = z
  .object({
    brandId: z.string(),
    /** Payouts of its commissions do not wait for its money. */
    trusted: z.boolean(),
    /** They wait until it has paid: it is not trusted, and the programme's setting asks for money first. */
    paysFirst: z.boolean(),
    /** What it owes for commission, pending included, and what it has paid ahead, by currency. */
    owed: z.array(MoneySchema),
    prepaid: z.array(MoneySchema),
    /** Commission that is locked in and not paid out, because the brand's money does not reach for it. */
    waiting: z.array(MoneySchema),
    invoices: z.array(InvoiceView),
  })
  .meta({ id: 'BrandFunding' });
export type FundingView = z.output<typeof FundingView>;

export const FundingRow = FundingView.omit({ invoices: true })
  .extend({
    brand: z.string(),
    /** Invoices that are not paid yet, overdue ones among them. */
    open: z.array(InvoiceView),
  })
  .meta({ id: 'BrandFundingRow' });
export type FundingRow = z.output<typeof FundingRow>;

export const OverdueView = z
  .object({ brandId: z.string(), brand: z.string(), invoice: InvoiceView })
  .meta({ id: 'OverdueInvoice' });
export type OverdueView = z.output<typeof OverdueView>;

export const Prepayment = z.strictObject({
  amountMinor: AmountMinor.min(1_000).max(9_999_999_999),
  currency: Currency,
});

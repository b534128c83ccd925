import { defineModel } from '../../kit/model.ts';

export interface FundingRecord {
  /** The brand's id. */
  _id: string;
  stripeCustomerId: string | null;
  /** Payouts of a trusted brand's commissions do not wait for its money. */
  trusted: boolean;
}

export const brandFunding = defineModel<FundingRecord>('brand_funding', { stripeCustomerId: String, trusted: Boolean });

export interface InvoiceRecord {
  /** `brand:monthly:YYYY-MM:EUR`, or an id of its own for a prepayment. */
  _id: string;
  brandId: string;
  kind: 'monthly' | 'prepaid';
  /** Commission of the time up to the end of this month; null for a prepayment. */
  month: string | null;
  currency: string;
  amountMinor: number;
  /** `draft` until Stripe has it; what is overdue is an open one whose day has passed. */
  state: 'draft' | 'open' | 'paid' | 'void';
  stripeInvoiceId: string | null;
  /** Where the brand pays it. */
  url: string | null;
  createdAt: Date;
  dueAt: Date | null;
  paidAt: Date | null;
  /** Its brand was written to because its day has passed. */
  overdueTold?: boolean;
}

/** Shard key: `brandId`. */
export const brandInvoices = defineModel<InvoiceRecord>(
  'brand_invoices',
  {
    brandId: String,
    kind: String,
    month: String,
    currency: String,
    amountMinor: Number,
    state: String,
    stripeInvoiceId: String,
    url: String,
    createdAt: Date,
    dueAt: Date,
    paidAt: Date,
    overdueTold: Boolean,
  },
  [
    { keys: { brandId: 1, _id: -1 } },
    { keys: { state: 1, dueAt: 1, overdueTold: 1 } },
    { keys: { stripeInvoiceId: 1 }, unique: true, partialFilterExpression: { stripeInvoiceId: { $type: 'string' } } },
  ],
);

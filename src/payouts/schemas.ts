import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../kit/money.ts';

export const PayeeView = z
  .object({
    state: z.enum(['none', 'onboarding', 'restricted', 'enabled', 'disconnected']),
    country: z.string().nullable(),
    requirements: z.array(z.object({ code: z.string(), sentence: z.string() })),
    /** Why Stripe disabled the account, in plain words. */
    disabled: z.object({ code: z.enum(['rejected', 'checking', 'review', 'paused']), sentence: z.string() }).nullable(),
    /** The recipient agreement only lets money arrive, and cannot be changed once accepted. */
    agreement: z.enum(['full', 'recipient']),
    taxProfile: z.boolean(),
    held: z.boolean(),
  })
  .meta({ id: 'Payee' });
export type PayeeView = z.output<typeof PayeeView>;

const shortText = (max: number) => z.string().trim().min(1).max(max);
const Country = z.string().regex(/^[A-Z]{2}$/);

export const TaxProfileInput = z
  .strictObject({
    kind: z.enum(['individual', 'company']),
    legalName: shortText(200),
    /** Where the payee is resident for tax. */
    country: Country,
    address: z.strictObject({ line: shortText(300), city: shortText(100), postcode: shortText(20) }),
    /** Tax identification number of that country. */
    taxId: shortText(40).regex(/^[\p{L}\d][\p{L}\d ./-]*$/u),
    vatId: shortText(20)
      .regex(/^[A-Z]{2}[A-Z\d]{2,13}$/)
      .optional(),
    birthDate: z.iso.date().optional(),
    registration: shortText(60).optional(),
    /** The programme writes the invoices in the payee's name. */
    selfBilling: z.literal(true),
  })
  .meta({ id: 'TaxProfileInput' });
export type TaxProfileInput = z.output<typeof TaxProfileInput>;

export const TaxProfileView = z
  .object({
    complete: z.boolean(),
    profile: TaxProfileInput.omit({ taxId: true, birthDate: true, registration: true })
      .extend({ taxIdEnd: z.string(), birthDate: z.string().nullable(), registration: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'TaxProfile' });
export type TaxProfileView = z.output<typeof TaxProfileView>;

export const BankPayoutView = z
  .object({
    id: z.string(),
    amount: MoneySchema,
    state: z.enum(['paid', 'pending', 'in_transit', 'canceled', 'failed']),
    arrivesAt: z.iso.datetime(),
    /** What the bank said, and what helps. */
    failure: z.object({ code: z.string(), why: z.string(), todo: z.string() }).nullable(),
  })
  .meta({ id: 'BankPayout' });
export type BankPayoutView = z.output<typeof BankPayoutView>;

export const PayoutState = z.enum(['reserved', 'sending', 'sent', 'failed', 'cancelled']);
export type PayoutState = z.infer<typeof PayoutState>;

export const RunState = z.enum([
  'planning',
  'awaiting_approval',
  'sending',
  'paused',
  'short',
  'cancelling',
  'finished',
]);
export type RunState = z.infer<typeof RunState>;

export const RunAction = z.enum(['approve', 'pause', 'resume', 'cancel']);
export type RunAction = z.infer<typeof RunAction>;

export const PayoutView = z
  .object({
    id: z.string(),
    amount: MoneySchema,
    state: PayoutState,
    sentence: z.string(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    transferId: z.string().nullable(),
    /** What of it came back after it was sent. */
    reversed: MoneySchema,
    /** Why it failed and what helps, in plain words. */
    failure: z.object({ code: z.string(), why: z.string(), todo: z.string() }).nullable(),
  })
  .meta({ id: 'Payout' });
export type PayoutView = z.output<typeof PayoutView>;

export const RunPayoutView = PayoutView.extend({
  payeeId: z.string(),
  name: z.string(),
  /** Nobody can say yet whether Stripe sent it; it is asked again and again, and by this time it is sent anew if nothing is found. */
  unclearUntil: z.iso.datetime().nullable(),
}).meta({ id: 'RunPayout' });
export type RunPayoutView = z.output<typeof RunPayoutView>;

const Total = z.object({ currency: z.string(), count: z.int(), amountMinor: AmountMinor });

export const RunView = z
  .object({
    id: z.string(),
    state: RunState,
    createdAt: z.iso.datetime(),
    /** Name of who started it; null for the programme's own monthly run. */
    startedBy: z.string().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    counts: z.record(PayoutState, z.int()),
    /** How many of those that are being sent nobody can tell yet whether Stripe sent. */
    unclear: z.int(),
    totals: z.array(Total),
    approval: z
      .object({
        amount: MoneySchema.nullable(),
        above: MoneySchema,
        by: z.string().nullable(),
        at: z.iso.datetime().nullable(),
      })
      .nullable(),
    /** What Stripe's balance lacks, while the run waits for a top-up. */
    shortfalls: z.array(MoneySchema),
    pausedBy: z.string().nullable(),
    cancelledBy: z.string().nullable(),
    /** What the caller may do with it now. */
    actions: z.array(RunAction),
  })
  .meta({ id: 'PayoutRun' });
export type RunView = z.infer<typeof RunView>;

export const ExclusionReason = z.enum([
  'currency_not_supported',
  'suspended',
  'held',
  'no_account',
  'account_disconnected',
  'account_not_ready',
  'tax_profile_missing',
  'below_minimum',
  'brand_not_paid',
]);
export type ExclusionReason = z.infer<typeof ExclusionReason>;

const PreviewRow = z.object({ payeeId: z.string(), name: z.string(), amount: MoneySchema });

export const RunPreview = z
  .object({
    minimum: z.array(MoneySchema),
    included: z.array(PreviewRow),
    excluded: z.array(PreviewRow.extend({ reason: ExclusionReason, sentence: z.string() })),
    totals: z.array(Total),
    /** What Stripe has to send in each currency of the totals, and what it lacks; null while Stripe cannot be asked. */
    atStripe: z.array(MoneySchema.extend({ missingMinor: AmountMinor })).nullable(),
    truncated: z.boolean(),
  })
  .meta({ id: 'PayoutRunPreview' });
export type RunPreview = z.infer<typeof RunPreview>;

export const StripeEventView = z
  .object({
    id: z.string(),
    type: z.string(),
    objectId: z.string().nullable(),
    state: z.enum(['received', 'processed', 'failed']),
    receivedAt: z.iso.datetime(),
    attempts: z.int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'StripeEvent' });
export type StripeEventView = z.output<typeof StripeEventView>;

const NamedBrand = z.object({ id: z.string(), name: z.string() });
const CommissionKind = z.enum(['sale', 'clawback', 'fee']);

export const PayoutDetail = PayoutView.extend({
  parts: z.array(z.object({ brand: NamedBrand, kind: CommissionKind, count: z.int(), amount: MoneySchema })),
  /** What came back of an earlier payout, or a debt that this one settled. */
  other: MoneySchema,
}).meta({ id: 'PayoutDetail' });
export type PayoutDetail = z.output<typeof PayoutDetail>;

export const PayoutLine = z
  .object({
    commissionId: z.string(),
    orderId: z.string(),
    lineId: z.string(),
    brand: NamedBrand,
    kind: CommissionKind,
    placedAt: z.iso.datetime(),
    base: MoneySchema,
    amount: MoneySchema,
  })
  .meta({ id: 'PayoutLine' });
export type PayoutLine = z.output<typeof PayoutLine>;

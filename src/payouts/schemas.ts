import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../kit/money.ts';

export const PayeeView = z
  .object({
    state: z.enum(['none', 'onboarding', 'restricted', 'enabled']),
    country: z.string().nullable(),
    requirements: z.array(z.object({ code: z.string(), sentence: z.string() })),
  })
  .meta({ id: 'Payee' });

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
    /** Why it failed and what helps, in plain words. */
    failure: z.object({ code: z.string(), why: z.string(), todo: z.string() }).nullable(),
  })
  .meta({ id: 'Payout' });
export type PayoutView = z.output<typeof PayoutView>;

export const RunPayoutView = PayoutView.extend({ payeeId: z.string(), name: z.string() }).meta({ id: 'RunPayout' });
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

export const ExclusionReason = z.enum(['no_account', 'account_not_ready', 'currency_not_supported', 'below_minimum']);
export type ExclusionReason = z.infer<typeof ExclusionReason>;

const PreviewRow = z.object({ payeeId: z.string(), name: z.string(), amount: MoneySchema });

export const RunPreview = z
  .object({
    minimum: z.array(MoneySchema),
    included: z.array(PreviewRow),
    excluded: z.array(PreviewRow.extend({ reason: ExclusionReason, sentence: z.string() })),
    totals: z.array(Total),
    truncated: z.boolean(),
  })
  .meta({ id: 'PayoutRunPreview' });
export type RunPreview = z.infer<typeof RunPreview>;

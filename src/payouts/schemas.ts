import { z } from 'zod';
import { AmountMinor, MoneySchema } from '../kit/money.ts';

export const PayeeView = z
  .object({
    state: z.enum(['none', 'onboarding', 'restricted', 'enabled']),
    country: z.string().nullable(),
    requirements: z.array(z.object({ code: z.string(), sentence: z.string() })),
  })
  .meta({ id: 'Payee' });

const PayoutState = z.enum(['reserved', 'sending', 'sent', 'failed']);

export const PayoutView = z
  .object({
    id: z.string(),
    amount: MoneySchema,
    state: PayoutState,
    sentence: z.string(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    transferId: z.string().nullable(),
  })
  .meta({ id: 'Payout' });

export const RunPayoutView = PayoutView.extend({ payeeId: z.string(), name: z.string() }).meta({ id: 'RunPayout' });

const Total = z.object({ currency: z.string(), count: z.int(), amountMinor: AmountMinor });

export const RunView = z
  .object({
    id: z.string(),
    state: z.enum(['planning', 'sending', 'finished']),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    counts: z.object({ reserved: z.int(), sending: z.int(), sent: z.int(), failed: z.int() }),
    totals: z.array(Total),
  })
  .meta({ id: 'PayoutRun' });
export type RunView = z.infer<typeof RunView>;

export const ExclusionReason = z.enum(['no_account', 'account_not_ready', 'below_minimum']);
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

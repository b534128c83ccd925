import type { Stripe } from 'stripe';
import type { PayeeRecord } from './model.ts';
import type { PayeeView } from './schemas.ts';

export type AccountState = Pick<PayeeRecord, 'state' | 'requirements' | 'disabledReason'>;

/** What we keep of a connected account. Payable only if transfers are active, payouts enabled and nothing disables it. */
export function payeeStateOf(account: Stripe.Account): AccountState {
  const due = [...(account.requirements?.past_due ?? []), ...(account.requirements?.currently_due ?? [])];
  const requirements = [...new Set(due)].slice(0, 50);
  const disabledReason = account.requirements?.disabled_reason ?? null;
  const payable =
    account.capabilities?.transfers === 'active' && account.payouts_enabled === true && disabledReason === null;
  if (payable) return { state: 'enabled', requirements, disabledReason };
  return { state: account.details_submitted ? 'restricted' : 'onboarding', requirements, disabledReason };
}

const SENTENCES: [RegExp, string][] = [
  [/external_account/, 'Add the bank account that your money should go to.'],
  [/verification\.(additional_)?document/, 'Upload a photo of your identity document.'],
  [/\.dob\./, 'Give your date of birth.'],
  [/\.address\./, 'Give your home address.'],
  [/(first|last)_name/, 'Give your legal name.'],
  [/id_number|ssn|tax_id/, 'Give your tax or identity number.'],
  [/\.(phone|email)$/, 'Give a phone number or e-mail address for Stripe.'],
  [/tos_acceptance/, 'Accept Stripe’s terms of service.'],
  [/business_profile/, 'Say what you do for a living, in a line.'],
];

/** A requirement of Stripe in plain words. */
export const sayRequirement = (code: string): string =>
  SENTENCES.find(([pattern]) => pattern.test(code))?.[1] ??
  'Stripe asks for one more detail; open the set-up to see which.';

const REASONS: [RegExp, NonNullable<PayeeView['disabled']>][] = [
  [
    /^rejected\./,
    {
      code: 'rejected',
      sentence: 'Stripe has closed this account and does not pay into it. Write to Stripe if that is a mistake.',
    },
  ],
  [
    /pending_verification/,
    { code: 'checking', sentence: 'Stripe is checking what you sent; that usually takes a day or two.' },
  ],
  [
    /^(under_review|listed)/,
    { code: 'review', sentence: 'Stripe is looking into this account. Nothing is needed from you at the moment.' },
  ],
  [/^platform_paused/, { code: 'paused', sentence: 'The programme has paused payouts to this account.' }],
];

/** Why Stripe disabled an account, in plain words; null where the outstanding details are all there is to say. */
export const sayDisabled = (reason: string | null | undefined): PayeeView['disabled'] =>
  REASONS.find(([pattern]) => pattern.test(reason ?? ''))?.[1] ?? null;

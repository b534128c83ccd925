import type Stripe from 'stripe';

/** Countries of self-serve cross-border transfers: EEA, GB, CH, US, CA. Source: https://docs.stripe.com/connect/cross-border-payouts */
const crossBorderCountries = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK GB CH US CA'.split(' '),
);

/** Two-letter codes the sandbox accepts for accounts: Stripe's own and those open to `recipient` accounts. */
export const accountCountries = new Set([
  ...crossBorderCountries,
  ...'AE AL AM AR AU BR CL CO CR DO EG GH GI HK ID IL IN JP KE KR KZ MA MD ME MK MX MY NG NZ PE PH RS SA SG TH TN TR UA UY VN ZA'.split(
    ' ',
  ),
]);

const onboardingFields = [
  'business_profile.url',
  'external_account',
  'individual.dob.day',
  'individual.dob.month',
  'individual.dob.year',
  'individual.first_name',
  'individual.last_name',
  'tos_acceptance.date',
  'tos_acceptance.ip',
];

export function requirements(due: readonly string[], disabledReason: string | null): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [...due],
    disabled_reason: disabledReason as Stripe.Account.Requirements['disabled_reason'],
    errors: [],
    eventually_due: [...due],
    past_due: disabledReason === 'requirements.past_due' ? [...due] : [],
    pending_verification: [],
  };
}

/** A new account has everything still to tell. */
export const newRequirements = () => requirements(onboardingFields, 'requirements.past_due');

export function isRecipient(account: Stripe.Account): boolean {
  return account.tos_acceptance?.service_agreement === 'recipient';
}

/** Whether a platform may transfer to the account's country under the agreement it accepted. */
export function countryAllowsTransfer(platformCountry: string, account: Stripe.Account): boolean {
  const country = account.country ?? '';
  if (country === platformCountry || isRecipient(account)) return true;
  return crossBorderCountries.has(country) && crossBorderCountries.has(platformCountry);
}

function withCapabilities(account: Stripe.Account, state: 'active' | 'inactive'): Stripe.Account['capabilities'] {
  return Object.fromEntries(Object.keys(account.capabilities ?? {}).map((name) => [name, state]));
}

export type OnboardingOutcome = 'complete' | 'halfway' | 'restrict';

/** The account after a visitor left the hosted onboarding. */
export function afterOnboarding(
  account: Stripe.Account,
  outcome: OnboardingOutcome,
  bankAccount: Stripe.BankAccount,
): Stripe.Account {
  if (outcome === 'halfway') {
    return {
      ...account,
      requirements: requirements(['external_account', 'individual.dob.day'], 'requirements.past_due'),
    };
  }
  const external_accounts = {
    object: 'list' as const,
    data: [bankAccount],
    has_more: false,
    url: `/v1/accounts/${account.id}/external_accounts`,
  };
  const submitted = { ...account, details_submitted: true, external_accounts };
  if (outcome === 'restrict') {
    return {
      ...submitted,
      capabilities: withCapabilities(account, 'inactive') ?? {},
      payouts_enabled: false,
      charges_enabled: false,
      requirements: requirements(['individual.verification.document'], 'requirements.past_due'),
    };
  }
  const capabilities = withCapabilities(account, 'active') ?? {};
  return {
    ...submitted,
    capabilities,
    payouts_enabled: true,
    charges_enabled: 'card_payments' in capabilities,
    requirements: requirements([], null),
  };
}

/** The account after Stripe took its rights away, for example `rejected.fraud` or `listed`. */
export function disabledAccount(account: Stripe.Account, reason: string): Stripe.Account {
  const capabilities = withCapabilities(account, 'inactive') ?? {};
  return {
    ...account,
    capabilities,
    payouts_enabled: false,
    charges_enabled: false,
    requirements: requirements([], reason),
  };
}

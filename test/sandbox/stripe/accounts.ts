import type Stripe from 'stripe';
import type { TestSandbox } from '../support.ts';

/** Id of an account that went through the hosted onboarding with the given outcome. */
export async function onboardedAccount(
  box: TestSandbox,
  params: Stripe.AccountCreateParams = {},
  outcome: 'complete' | 'halfway' | 'restrict' = 'complete',
): Promise<string> {
  const stripe = box.stripe();
  const account = await stripe.accounts.create({
    type: 'express',
    country: 'PT',
    capabilities: { transfers: { requested: true } },
    ...params,
  });
  const link = await accountLink(stripe, account.id);
  await box.post(link.url, { outcome });
  return account.id;
}

export const returnUrl = 'http://localhost:3000/creator/payouts?onboarding=done';
export const refreshUrl = 'http://localhost:3000/creator/payouts?onboarding=again';

export function accountLink(stripe: Stripe, account: string): Promise<Stripe.AccountLink> {
  return stripe.accountLinks.create({
    account,
    type: 'account_onboarding',
    return_url: returnUrl,
    refresh_url: refreshUrl,
  });
}

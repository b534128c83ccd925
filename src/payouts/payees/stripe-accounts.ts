import type { Stripe } from 'stripe';
import type { Context } from '../../context.ts';
import { isAccountGone } from '../stripe-trouble.ts';
import type { Payee } from './acting-payee.ts';

/**
 * Connected accounts, as the rest of the programme needs them. Only this file knows that they are Stripe's version 1 accounts of the type
 * Express; version 2 exists beside it and would change nothing else.
 */

/** Makes an account that may receive transfers; under the same key there is one, however often it is asked for. */
export function makeStripeAccount(
  ctx: Context,
  { id, kind, country }: Payee,
  { agreement, idempotencyKey }: { agreement: 'full' | 'recipient'; idempotencyKey: string },
): Promise<Stripe.Account> {
  return ctx.stripe.accounts.create(
    {
      type: 'express',
      country,
      ...(kind === 'agency' ? { business_type: 'company' as const } : {}),
      capabilities: { transfers: { requested: true } },
      tos_acceptance: { service_agreement: agreement },
      metadata: { payeeId: id },
    },
    { idempotencyKey },
  );
}

/** A link to Stripe's hosted onboarding, good for some minutes; it leads back to the payee's page when done, and for a fresh link. */
export async function onboardingLink(ctx: Context, account: string, page: string): Promise<string> {
  const back = `${ctx.config.publicUrl}${page}`;
  const link = await ctx.stripe.accountLinks.create({
    account,
    type: 'account_onboarding',
    return_url: `${back}?onboarding=done`,
    refresh_url: `${back}?onboarding=again`,
  });
  return link.url;
}

/** An account as it is now; undefined when it is not ours any more. */
export async function readStripeAccount(ctx: Context, id: string): Promise<Stripe.Account | undefined> {
  try {
    return await ctx.stripe.accounts.retrieve(id);
  } catch (error) {
    if (isAccountGone(error)) return undefined;
    throw error;
  }
}

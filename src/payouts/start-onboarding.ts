import { Stripe } from 'stripe';
import { requireCreator } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { invalid, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { payees } from './model.ts';
import { payeeStateOf } from './payee-state.ts';
import { serviceAgreementIn } from './service-agreement.ts';
import { isStripeAway, stripeAway } from './stripe-trouble.ts';

/** Makes the creator's connected account, once, and a link to Stripe's hosted onboarding, which is good for some minutes. */
export async function startOnboarding(ctx: Context): Promise<{ url: string }> {
  const creatorId = requireCreator(ctx);
  const creator = (await findCreators(ctx, [creatorId])).get(creatorId);
  if (!creator) throw missing();
  try {
    return await openOnboarding(ctx, creatorId, creator.country);
  } catch (error) {
    if (isStripeAway(error)) throw stripeAway();
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'country')
      throw invalid('country_not_supported', `Stripe does not open payout accounts in ${creator.country}.`);
    throw error;
  }
}

async function openOnboarding(ctx: Context, creatorId: string, country: string): Promise<{ url: string }> {
  const known = await payees(ctx).findById(creatorId).lean();
  const accountId = known?.stripeAccountId ?? (await makeAccount(ctx, creatorId, country));
  const back = `${ctx.config.publicUrl}/creator/payouts`;
  const link = await ctx.stripe.accountLinks.create({
    account: accountId,
    type: 'account_onboarding',
    return_url: `${back}?onboarding=done`,
    refresh_url: `${back}?onboarding=again`,
  });
  return { url: link.url };
}

/** The idempotency key makes two attempts at once, or one after a kill, end in one account. */
async function makeAccount(ctx: Context, creatorId: string, country: string): Promise<string> {
  const account = await ctx.stripe.accounts.create(
    {
      type: 'express',
      country,
      capabilities: { transfers: { requested: true } },
      tos_acceptance: { service_agreement: serviceAgreementIn(country) },
      metadata: { payeeId: creatorId },
    },
    { idempotencyKey: `payee:${creatorId}:account` },
  );
  await inTransaction(ctx, async (tx) => {
    const payee = { stripeAccountId: account.id, country, ...payeeStateOf(account), checkedAt: tx.clock.now() };
    await payees(tx)
      .updateOne({ _id: creatorId }, { $setOnInsert: payee }, { upsert: true })
      .session(tx.session ?? null);
    await audit(tx, { action: 'payee.account_made', subject: creatorId, after: { stripeAccountId: account.id } });
  });
  return account.id;
}

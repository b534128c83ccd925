import { Stripe } from 'stripe';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { invalid } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type PayeeRecord, payees } from './model.ts';
import { payeeStateOf } from './payee-state.ts';
import type { Payee } from './payees/acting-payee.ts';
import { makeStripeAccount, onboardingLink } from './payees/stripe-accounts.ts';
import { serviceAgreementIn } from './service-agreement.ts';
import { isStripeAway, stripeAway } from './stripe-trouble.ts';

/** Makes the payee's connected account, once, and a link to Stripe's hosted onboarding, which is good for some minutes. */
export async function startOnboarding(ctx: Context, payee: Payee): Promise<{ url: string }> {
  try {
    return await openOnboarding(ctx, payee);
  } catch (error) {
    if (isStripeAway(error)) throw stripeAway();
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'country')
      throw invalid('country_not_supported', `Stripe does not open payout accounts in ${payee.country}.`);
    throw error;
  }
}

async function openOnboarding(ctx: Context, payee: Payee): Promise<{ url: string }> {
  const known = await payees(ctx).findById(payee.id).lean<PayeeRecord>();
  const usable = known && known.state !== 'disconnected' ? known.stripeAccountId : undefined;
  const account = usable ?? (await makeAccount(ctx, payee, known));
  return { url: await onboardingLink(ctx, account, payee.page) };
}

/** The idempotency key makes two attempts at once, or one after a kill, end in one account; after a lost one in one new account. */
async function makeAccount(ctx: Context, payee: Payee, lost: PayeeRecord | null): Promise<string> {
  const { id, kind, country } = payee;
  const generation = lost ? (lost.generation ?? 0) + 1 : 0;
  const agreement = serviceAgreementIn(country);
  const idempotencyKey = `payee:${id}:account${generation === 0 ? '' : `:${generation}`}`;
  const account = await makeStripeAccount(ctx, payee, { agreement, idempotencyKey });
  const record = {
    kind,
    stripeAccountId: account.id,
    country,
    agreement,
    generation,
    ...payeeStateOf(account),
    checkedAt: ctx.clock.now(),
    polledAt: new Date(),
  };
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const change = lost
      ? payees(tx).updateOne({ _id: id, stripeAccountId: lost.stripeAccountId }, { $set: record })
      : payees(tx).updateOne({ _id: id }, { $setOnInsert: record }, { upsert: true });
    await change.session(session);
    await audit(tx, { action: 'payee.account_made', subject: id, after: { stripeAccountId: account.id } });
  });
  return account.id;
}

import { requireCreator } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { payees } from './model.ts';
import { payeeStateOf } from './payee-state.ts';

/** Makes the creator's connected account, once, and a link to Stripe's hosted onboarding, which is good for some minutes. */
export async function startOnboarding(ctx: Context): Promise<{ url: string }> {
  const creatorId = requireCreator(ctx);
  const creator = (await findCreators(ctx, [creatorId])).get(creatorId);
  if (!creator) throw missing();
  const accountId =
    (await payees(ctx).findById(creatorId).lean())?.stripeAccountId ??
    (await makeAccount(ctx, creatorId, creator.country));
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
    { type: 'express', country, capabilities: { transfers: { requested: true } }, metadata: { payeeId: creatorId } },
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

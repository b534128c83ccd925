import type { Context } from '../../src/context.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { balancesOf, move, postEntries } from '../../src/ledger/index.ts';
import { payees } from '../../src/payouts/model.ts';
import { keepTaxProfile } from '../../src/payouts/payees/tax-profile.ts';
import { taxProfile, unique } from '../builders.ts';
import { someCreator } from './people.ts';

export interface Payee {
  id: string;
  account: string;
  as: Context;
}

interface Onboarding {
  country?: string;
  outcome?: string;
  /** Of the bank; one of its own where none is told. */
  accountNumber?: string;
}

/** A creator with a connected account at the sandbox's Stripe that went through its onboarding. */
export async function somePayee(ctx: Context, options: Onboarding = {}): Promise<Payee> {
  const { creator, as } = await someCreator(ctx);
  return { id: creator._id, as, account: await onboard(ctx, creator._id, options) };
}

/** Gives a creator a connected account and tax details. @returns the account */
export async function onboard(ctx: Context, creatorId: string, options: Onboarding = {}): Promise<string> {
  const { country = 'PT', outcome = 'complete', accountNumber = '' } = options;
  const account = await ctx.stripe.accounts.create({
    type: 'express',
    country,
    capabilities: { transfers: { requested: true } },
  });
  const back = `${ctx.config.publicUrl}/creator/payouts`;
  const link = await ctx.stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    return_url: `${back}?onboarding=done`,
    refresh_url: `${back}?onboarding=again`,
  });
  const form = new URLSearchParams({ outcome, account_number: accountNumber });
  await fetch(link.url, { method: 'POST', body: form, redirect: 'manual' });
  const state = outcome === 'complete' ? ('enabled' as const) : ('restricted' as const);
  await payees(ctx).create([
    { _id: creatorId, stripeAccountId: account.id, country, state, requirements: [], checkedAt: ctx.clock.now() },
  ]);
  await keepTaxProfile(ctx, { id: creatorId } as never, taxProfile());
  return account.id;
}

/** Puts money that is locked in into a payee's balance. */
export async function earn(ctx: Context, payee: Payee, amountMinor: number, currency = 'EUR'): Promise<void> {
  const id = unique('earned-');
  const postings = move(
    { account: 'brand:owed', owner: 'brand', currency },
    { account: 'creator:payable', owner: payee.id, currency },
    amountMinor,
  );
  await inTransaction(ctx, (tx) => postEntries(tx, [{ key: id, fact: { kind: 'test', id }, postings }]));
}

/** What lies in each of a payee's accounts in one currency; zero ones left out. */
export async function moneyOf(ctx: Context, payee: Payee, currency = 'EUR'): Promise<Record<string, number>> {
  const rows = (await balancesOf(ctx, payee.id)).filter((row) => row.currency === currency && row.amountMinor !== 0);
  return Object.fromEntries(rows.map((row) => [row.account.slice('creator:'.length), row.amountMinor]));
}

/** What Stripe has sent to a payee, transfer by transfer. */
export async function sentTo(ctx: Context, payee: Payee, currency = 'eur'): Promise<number[]> {
  const { data } = await ctx.stripe.transfers.list({ destination: payee.account, limit: 100 });
  return data.filter((transfer) => transfer.currency === currency).map((transfer) => transfer.amount);
}

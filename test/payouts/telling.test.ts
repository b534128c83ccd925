import { beforeAll, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { users } from '../../src/accounts/model.ts';
import type { Context } from '../../src/context.ts';
import { findCreators } from '../../src/creators/index.ts';
import { addDays } from '../../src/kit/clock.ts';
import { decrypt } from '../../src/kit/keyring.ts';
import { mails } from '../../src/notifications/model.ts';
import { brandInvoices } from '../../src/payouts/funding/model.ts';
import { startRun } from '../../src/payouts/index.ts';
import { reconcile } from '../../src/payouts/reconciliation/reconcile.ts';
import { refreshPayee } from '../../src/payouts/refresh-payee.ts';
import { tellOverdue, tellPayees } from '../../src/payouts/telling/tell-news.ts';
import { unique } from '../builders.ts';
import { earn, type Payee, somePayee } from '../support/payees.ts';
import { someShop, someUser } from '../support/people.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});

/** Gives somebody an address that is hers, and a language. @returns the address */
async function reads(userId: string, language: string): Promise<string> {
  const email = `${unique('reader')}@example.com`;
  await users(ctx).updateOne({ _id: userId }, { $set: { email, emailVerifiedBy: 'kolect', language } });
  return email;
}

const userOf = async (payee: Payee) => (await findCreators(ctx, [payee.id])).get(payee.id)?.userId ?? '';

/** Subjects of the mails to an address, with the language that they are written in. */
async function subjectsTo(email: string): Promise<string[]> {
  const rows = await mails(ctx).find().sort({ queuedAt: 1 }).lean();
  const letters = rows.flatMap(({ sealedLetter }) =>
    sealedLetter ? [JSON.parse(decrypt(ctx.keyring, 'mail', sealedLetter)) as { to: string; subject: string }] : [],
  );
  return letters.filter(({ to }) => to === email).map(({ subject }) => subject.replaceAll(/\s/g, ' '));
}

async function financeReads(language: string): Promise<string> {
  const userId = await someUser(ctx);
  await setMembership(ctx, { userId, kind: 'manager', ref: 'programme', state: 'active', role: 'finance' } as never);
  return reads(userId, language);
}

test('a payee is written to once when a payout was sent, and when one has failed, in her language', async () => {
  const [paid, refused] = [await somePayee(ctx), await somePayee(ctx)];
  const [to, other] = [await reads(await userOf(paid), 'ru'), await reads(await userOf(refused), 'en')];
  for (const payee of [paid, refused]) await earn(ctx, payee, 4_200);
  await desk.strike('account_disabled', { destination: refused.account });
  await desk.finish((await startRun(ctx))._id);
  while ((await tellPayees(ctx)) > 0);
  expect(await subjectsTo(to)).toEqual([expect.stringMatching(/42,00 €.*в пути/)]);
  expect(await subjectsTo(other)).toContainEqual(expect.stringMatching(/€42\.00.*could not be sent/));
  expect(await tellPayees(ctx)).toBe(0);
});

test('a payee whose account lacks something is told so, once for each new demand', async () => {
  const payee = await somePayee(ctx, { outcome: 'restrict' });
  const to = await reads(await userOf(payee), 'en');
  for (let count = 0; count < 2; count += 1) await refreshPayee(ctx, payee.account);
  expect(await subjectsTo(to)).toEqual([expect.stringContaining('wait for a detail')]);
});

test('finance is told when Stripe’s balance is short, and when the daily comparison finds differences', async () => {
  const to = await financeReads('ru');
  const payee = await somePayee(ctx);
  await earn(ctx, payee, 900_000, 'USD');
  const run = await startRun(ctx);
  await desk.finish(run._id, 2).catch(() => undefined);
  expect(await subjectsTo(to)).toContainEqual(expect.stringContaining('В Stripe не хватает денег'));
  await desk.topUp(2_000_000, 'USD');
  const stranger = await somePayee(ctx);
  await ctx.stripe.transfers.create({ amount: 500, currency: 'eur', destination: stranger.account });
  await reconcile(ctx);
  expect(await subjectsTo(to)).toContainEqual(expect.stringContaining('расходятся'));
});

test('the owners of a brand are told once when an invoice is overdue', async () => {
  const { brand } = await someShop(ctx);
  const userId = await someUser(ctx);
  await setMembership(ctx, {
    userId,
    kind: 'brand',
    ref: brand._id,
    state: 'active',
    role: 'owner',
    title: 'B',
  } as never);
  const to = await reads(userId, 'en');
  const at = addDays(ctx.clock.now(), -20);
  const invoice = {
    brandId: brand._id,
    kind: 'monthly' as const,
    month: '2026-01',
    currency: 'EUR',
    amountMinor: 5_000,
  };
  const open = { state: 'open' as const, stripeInvoiceId: unique('in_'), url: null, createdAt: at };
  await brandInvoices(ctx).create([{ _id: unique('inv'), ...invoice, ...open, dueAt: addDays(at, 14), paidAt: null }]);
  for (let count = 0; count < 2; count += 1) await tellOverdue(ctx);
  expect(await subjectsTo(to)).toEqual([expect.stringMatching(/overdue/)]);
});

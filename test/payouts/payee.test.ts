import { Stripe } from 'stripe';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asSystem, type Context } from '../../src/context.ts';
import { stripeEvents } from '../../src/payouts/events/model.ts';
import { advanceRuns, processStripeEvents, startRun } from '../../src/payouts/index.ts';
import { payees, payoutRuns } from '../../src/payouts/model.ts';
import { actingCreator } from '../../src/payouts/payees/acting-payee.ts';
import { keepTaxProfile, viewTaxProfile } from '../../src/payouts/payees/tax-profile.ts';
import { viewPayee } from '../../src/payouts/payees/view-payee.ts';
import { startOnboarding as startOnboardingOf } from '../../src/payouts/start-onboarding.ts';
import { taxProfile, unique } from '../builders.ts';
import { earn, moneyOf, type Payee, somePayee } from '../support/payees.ts';
import { someCreator } from '../support/people.ts';
import { startApp } from '../support/start-app.ts';

let ctx: Context;
let sandboxUrl: string;
beforeAll(async () => {
  const app = await startApp({ mode: 'serve' }, { LOG_LEVEL: 'silent' });
  ctx = asSystem(app.ctx, 'test');
  sandboxUrl = app.sandboxUrl;
});

const startOnboarding = async (as: Context) => startOnboardingOf(as, await actingCreator(as));
const ownPayee = async (as: Context) => viewPayee(as, await actingCreator(as));

/** The same creator while Stripe cannot be reached. */
const withoutStripe = (as: Context): Context => ({
  ...as,
  stripe: new Stripe('sk_test_x', { host: '127.0.0.1', port: 1, protocol: 'http', maxNetworkRetries: 0 }),
});
const complete = (url: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'complete' }), redirect: 'manual' });
const event = (type: string, accountId: string, receivedAt = new Date()) =>
  stripeEvents(ctx).create([
    { _id: unique('evt_'), type, accountId, objectId: accountId, body: '{}', receivedAt, state: 'received' },
  ]);

describe('setting up a payout account', () => {
  test('makes one account, however often and fast it is begun', async () => {
    const { creator, as } = await someCreator(ctx);
    const ends = await Promise.allSettled(Array.from({ length: 5 }, () => startOnboarding(as)));
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'stripe_away' });
    const { url } = await startOnboarding(as);
    const { data } = await ctx.stripe.accounts.list({ limit: 100 });
    expect(data.filter((account) => account.metadata?.payeeId === creator._id)).toHaveLength(1);
    expect(await payees(ctx).findById(creator._id).lean()).toMatchObject({ state: 'onboarding', country: 'PT' });
    await complete(url);
    expect(await ownPayee(as)).toMatchObject({ state: 'enabled', requirements: [] });
  });

  test('in a country that Stripe does not know is refused with a sentence', async () => {
    const { as } = await someCreator(ctx, { country: 'RU' });
    await expect(startOnboarding(as)).rejects.toMatchObject({ kind: 'invalid', code: 'country_not_supported' });
  });

  test('while Stripe cannot be reached is put off, and nothing is half made', async () => {
    const { creator, as } = await someCreator(ctx);
    await expect(startOnboarding(withoutStripe(as))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'stripe_away',
    });
    expect(await payees(ctx).findById(creator._id).lean()).toBeNull();
    expect((await startOnboarding(as)).url).toMatch(/^http/);
  });

  test.for(['TR', 'KR', 'US', 'GB', 'PL'])('in %s ends in money that arrives', async (country) => {
    const { creator, as } = await someCreator(ctx, { country });
    await complete((await startOnboarding(as)).url);
    expect(await ownPayee(as)).toMatchObject({
      state: 'enabled',
      agreement: ['TR', 'KR'].includes(country) ? 'recipient' : 'full',
    });
    const payee = { id: creator._id } as Payee;
    await keepTaxProfile(ctx, await actingCreator(as), taxProfile({ country }));
    await earn(ctx, payee, 5_000);
    const run = await startRun(ctx);
    for (let pass = 0; pass < 3; pass += 1) await advanceRuns(ctx, 'worker');
    expect((await payoutRuns(ctx).findById(run._id).lean())?.state).toBe('finished');
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000 });
  });

  test('is for active creators only', async () => {
    const { as } = await someCreator(ctx, { state: 'applied' });
    await expect(startOnboarding(as)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('tax details', () => {
  test('are kept, shown without the number, and encrypted where they lie', async () => {
    const { creator, as } = await someCreator(ctx);
    expect(await viewTaxProfile(as, creator._id)).toEqual({ complete: false, profile: null });
    await keepTaxProfile(as, await actingCreator(as), taxProfile());
    const view = await viewTaxProfile(as, creator._id);
    expect(view).toMatchObject({ complete: true, profile: { legalName: 'Inês Maria Carvalho', taxIdEnd: '9998' } });
    const stored = await ctx.mongo.collection('tax_profiles').findOne({ _id: creator._id as never });
    expect(JSON.stringify([view, stored])).not.toMatch(/299999998/);
    expect(JSON.stringify(stored)).not.toMatch(/1996-05-04/);
  });

  test('of a person need a birth date, of a company its registration', async () => {
    const { as } = await someCreator(ctx);
    const payee = await actingCreator(as);
    const refused = { code: 'tax_profile_incomplete' };
    await expect(keepTaxProfile(as, payee, taxProfile({ birthDate: undefined }))).rejects.toMatchObject(refused);
    await expect(keepTaxProfile(as, payee, taxProfile({ kind: 'company' }))).rejects.toMatchObject(refused);
    await keepTaxProfile(as, payee, taxProfile({ kind: 'company', registration: 'PT-500' }));
  });
});

describe('what is known of an account', () => {
  test('is shown as it was last known while Stripe cannot be reached', async () => {
    const payee = await somePayee(ctx, { outcome: 'restrict' });
    expect(await ownPayee(withoutStripe(payee.as))).toMatchObject({ state: 'restricted' });
  });

  test('is asked anew when Stripe says that something changed, whatever came first', async () => {
    const payee = await somePayee(ctx);
    await ctx.stripe.accounts.reject(payee.account, { reason: 'fraud' });
    await event('account.updated', payee.account);
    while ((await processStripeEvents(ctx)) > 0);
    expect((await payees(ctx).findById(payee.id).lean())?.state).toBe('restricted');
  });
});

describe('an event of Stripe', () => {
  beforeEach(() => fetch(`${sandboxUrl}/sandbox/stripe/faults`, { method: 'DELETE' }));

  test('about an account that left us freezes its payee and holds up nobody', async () => {
    const [gone, other] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await payees(ctx).updateOne({ _id: gone.id }, { $set: { stripeAccountId: 'acct_1GoneGoneGoneGo' } });
    await ctx.stripe.accounts.reject(other.account, { reason: 'other' });
    await event('account.application.deauthorized', 'acct_1GoneGoneGoneGo', new Date(Date.now() - 1_000));
    await event('account.updated', other.account);
    for (let pass = 0; pass < 3; pass += 1) await processStripeEvents(ctx).catch(() => 0);
    expect((await payees(ctx).findById(gone.id).lean())?.state).toBe('disconnected');
    expect((await payees(ctx).findById(other.id).lean())?.state).toBe('restricted');
    expect(await stripeEvents(ctx).countDocuments({ state: 'received' })).toBe(0);
  });

  test('waits while Stripe has trouble, and is worked through afterwards', async () => {
    const payee = await somePayee(ctx);
    await event('account.updated', payee.account);
    const fault = { kind: '500', times: null, match: { path: '/v1/accounts' } };
    await fetch(`${sandboxUrl}/sandbox/stripe/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    await expect(processStripeEvents(ctx)).rejects.toThrow();
    const waiting = () => stripeEvents(ctx).countDocuments({ accountId: payee.account, state: 'received' });
    expect(await waiting()).toBeGreaterThan(0);
    await fetch(`${sandboxUrl}/sandbox/stripe/faults`, { method: 'DELETE' });
    while ((await processStripeEvents(ctx)) > 0);
    expect(await waiting()).toBe(0);
  });

  test('about somebody unknown, or of a kind that nobody waits for, is done with', async () => {
    await event('account.updated', 'acct_1Nobody');
    await event('charge.succeeded', 'acct_1Nobody');
    while ((await processStripeEvents(ctx)) > 0);
    expect(await stripeEvents(ctx).countDocuments({ accountId: 'acct_1Nobody', state: 'processed' })).toBe(2);
  });
});

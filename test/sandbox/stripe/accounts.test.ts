import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { accountLink, onboardedAccount, refreshUrl, returnUrl } from './accounts.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox();
});

test('a new account still has everything to tell, and metadata merges on update', async () => {
  const stripe = box.stripe();
  const account = await stripe.accounts.create({
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      stripe_dashboard: { type: 'express' },
    },
    country: 'PL',
    email: 'payee@people.example',
    capabilities: { transfers: { requested: true } },
    metadata: { payee: 'p1', old: 'x' },
  });
  expect(account).toMatchObject({
    country: 'PL',
    payouts_enabled: false,
    details_submitted: false,
    capabilities: { transfers: 'inactive' },
  });
  expect(account.requirements?.currently_due).toContain('external_account');
  const updated = await stripe.accounts.update(account.id, { metadata: { old: '', level: '2' } });
  expect(updated.metadata).toEqual({ payee: 'p1', level: '2' });
  expect(await stripe.accounts.retrieve(account.id)).toEqual(updated);
});

test('completing the hosted onboarding enables transfers and payouts, and leads to the return address', async () => {
  const stripe = box.stripe();
  const account = await stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  const { url } = await accountLink(stripe, account.id);
  const page = await box.fetch(url);
  expect(await page.text()).toContain('Complete onboarding');
  const done = await box.post(url, { outcome: 'complete' });
  expect(done.headers.get('location')).toBe(returnUrl);
  const after = await stripe.accounts.retrieve(account.id);
  expect(after).toMatchObject({
    capabilities: { transfers: 'active' },
    payouts_enabled: true,
    details_submitted: true,
  });
  expect(after.requirements).toMatchObject({ currently_due: [], disabled_reason: null });
});

test('a link opens once; opened again, finished or expired it leads to the refresh address', async () => {
  const stripe = box.stripe();
  const account = await stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  const { url } = await accountLink(stripe, account.id);
  expect((await box.fetch(url)).status).toBe(200);
  expect((await box.fetch(url)).headers.get('location')).toBe(refreshUrl);
  expect((await box.post(url, { outcome: 'halfway' })).headers.get('location')).toBe(returnUrl);
  expect((await box.post(url, { outcome: 'complete' })).headers.get('location')).toBe(refreshUrl);
  const late = await accountLink(stripe, account.id);
  box.time.wallMs += 301_000;
  expect((await box.fetch(late.url)).headers.get('location')).toBe(refreshUrl);
  expect((await box.fetch('/stripe/onboarding/unknown')).status).toBe(404);
});

test('stopping half way leaves requirements, and restricting names the reason', async () => {
  const stripe = box.stripe();
  const halfway = await stripe.accounts.retrieve(await onboardedAccount(box, {}, 'halfway'));
  expect(halfway).toMatchObject({ details_submitted: false, capabilities: { transfers: 'inactive' } });
  expect(halfway.requirements?.currently_due).toEqual(['external_account', 'individual.dob.day']);
  const restricted = await stripe.accounts.retrieve(await onboardedAccount(box, {}, 'restrict'));
  expect(restricted).toMatchObject({ details_submitted: true, payouts_enabled: false });
  expect(restricted.requirements).toMatchObject({
    disabled_reason: 'requirements.past_due',
    past_due: ['individual.verification.document'],
  });
});

test('a rejected account loses its capabilities', async () => {
  const id = await onboardedAccount(box);
  const rejected = await box.stripe().accounts.reject(id, { reason: 'fraud' });
  expect(rejected).toMatchObject({
    capabilities: { transfers: 'inactive' },
    requirements: { disabled_reason: 'rejected.fraud' },
  });
});

test('unknown accounts, countries and parameters are refused', async () => {
  const stripe = box.stripe();
  await expect(stripe.accounts.retrieve('acct_none')).rejects.toMatchObject({
    type: 'StripePermissionError',
    code: 'account_invalid',
  });
  await expect(stripe.accounts.create({ country: 'XX' })).rejects.toMatchObject({ param: 'country' });
  await expect(stripe.accounts.create({ colour: 'blue' } as never)).rejects.toMatchObject({
    code: 'parameter_unknown',
  });
  const nested = stripe.accounts.create({ capabilities: { transfers: { wanted: true } } } as never);
  await expect(nested).rejects.toMatchObject({
    code: 'parameter_missing',
    param: 'capabilities[transfers][requested]',
  });
  const link = stripe.accountLinks.create({
    account: 'acct_none',
    type: 'account_onboarding',
    return_url: returnUrl,
    refresh_url: refreshUrl,
  });
  await expect(link).rejects.toMatchObject({ code: 'resource_missing', param: 'account' });
});

test('a connected account pays its balance out, and the bank may send it back', async () => {
  const stripe = box.stripe();
  await stripe.topups.create({ amount: 5000, currency: 'eur' });
  const id = await onboardedAccount(box);
  await stripe.transfers.create({ amount: 700, currency: 'eur', destination: id });
  const options = { stripeAccount: id };
  const payout = await stripe.payouts.create({ amount: 700, currency: 'eur' }, options);
  expect(payout).toMatchObject({ status: 'paid', amount: 700 });
  await box.post(`/stripe/accounts/${id}/payouts/${payout.id}/fail`, {});
  expect(await stripe.payouts.retrieve(payout.id, {}, options)).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
  });
  expect((await stripe.balance.retrieve({}, options)).available[0]?.amount).toBe(700);
});

test('the dashboard tops up, disables, enables, disconnects and reverses', async () => {
  const stripe = box.stripe();
  await box.post('/stripe/topups', { amount: '5000', currency: 'EUR' });
  const id = await onboardedAccount(box, { email: 'a<b>@people.example'.replace(/[<>]/g, '') });
  const transfer = await stripe.transfers.create({ amount: 100, currency: 'eur', destination: id });
  expect(await (await box.fetch('/stripe')).text()).toContain(transfer.id);
  await box.post(`/stripe/transfers/${transfer.id}/reverse`, {});
  expect((await stripe.transfers.retrieve(transfer.id)).reversed).toBe(true);
  await box.post(`/stripe/accounts/${id}/disable`, {});
  expect((await stripe.accounts.retrieve(id)).capabilities?.transfers).toBe('inactive');
  await box.post(`/stripe/accounts/${id}/enable`, {});
  expect((await stripe.accounts.retrieve(id)).capabilities?.transfers).toBe('active');
  await box.post(`/stripe/accounts/${id}/deauthorize`, {});
  const event = await box.receiver.next(
    ({ body }) => body.includes('account.application.deauthorized') && body.includes(id),
  );
  expect(JSON.parse(event.body)).toMatchObject({ account: id, data: { object: { object: 'application' } } });
});

import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { onboardedAccount } from './accounts.ts';

let box: TestSandbox;
beforeAll(async () => {
  box = await startTestSandbox({ stripe: { openingBalanceMinor: { eur: 100_000 } } });
});

const available = async () => (await box.stripe().balance.retrieve()).available[0]?.amount;

test('a transfer moves money from the platform to the connected account', async () => {
  const stripe = box.stripe();
  const destination = await onboardedAccount(box);
  const before = (await available()) ?? 0;
  const transfer = await stripe.transfers.create({
    amount: 1250,
    currency: 'EUR',
    destination,
    transfer_group: 'run_1',
    metadata: { payout: 'po_1', 'strange [key]': 'ünï & =' },
  });
  expect(transfer).toMatchObject({
    object: 'transfer',
    amount: 1250,
    currency: 'eur',
    destination,
    livemode: false,
    reversed: false,
  });
  expect(transfer.metadata).toEqual({ payout: 'po_1', 'strange [key]': 'ünï & =' });
  expect(transfer.created).toBe(box.time.programmeMs / 1000);
  expect(await available()).toBe(before - 1250);
  expect((await stripe.balance.retrieve({}, { stripeAccount: destination })).available).toMatchObject([
    { amount: 1250, currency: 'eur' },
  ]);
  expect(await stripe.transfers.retrieve(transfer.id)).toEqual(transfer);
  const transaction = await stripe.balanceTransactions.retrieve(String(transfer.balance_transaction));
  expect(transaction).toMatchObject({ amount: -1250, net: -1250, type: 'transfer', source: transfer.id });
});

test('the answer says request id and API version, as Stripe does', async () => {
  const { lastResponse } = await box.stripe().balance.retrieve();
  expect(lastResponse.requestId).toMatch(/^req_\w{14}$/);
  expect(lastResponse.apiVersion).toBe('2026-10-28.endive');
});

const refusals: [what: string, params: Record<string, unknown>, expected: Record<string, unknown>][] = [
  ['a negative amount', { amount: -5 }, { code: 'parameter_invalid_integer', param: 'amount' }],
  ['an amount of nothing', { amount: 0 }, { code: 'parameter_invalid_integer', param: 'amount' }],
  ['a broken amount', { amount: 1.5 }, { code: 'parameter_invalid_integer', param: 'amount' }],
  ['a missing amount', { amount: undefined }, { code: 'parameter_missing', param: 'amount' }],
  ['an unknown currency', { currency: 'zzz' }, { param: 'currency' }],
  ['an unknown parameter', { payee: 'x' }, { code: 'parameter_unknown', param: 'payee' }],
  ['an unknown destination', { destination: 'acct_none' }, { code: 'resource_missing', param: 'destination' }],
  ['more than the balance', { amount: 99_999_999 }, { code: 'balance_insufficient' }],
  ['a currency without balance', { currency: 'usd' }, { code: 'balance_insufficient' }],
];

test.each(refusals)('%s is refused in Stripe’s terms, and nothing moves', async (_what, params, expected) => {
  const destination = await onboardedAccount(box);
  const before = await available();
  const refused = box.stripe().transfers.create({ amount: 100, currency: 'eur', destination, ...params } as never);
  await expect(refused).rejects.toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, ...expected });
  expect(await available()).toBe(before);
});

test('an account that has not finished onboarding receives nothing', async () => {
  const stripe = box.stripe();
  const account = await stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
  const refused = stripe.transfers.create({ amount: 100, currency: 'eur', destination: account.id });
  await expect(refused).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer', statusCode: 400 });
});

test('outside the cross-border region only the recipient agreement works', async () => {
  const stripe = box.stripe();
  const full = await onboardedAccount(box, { country: 'TR' });
  const recipient = await onboardedAccount(box, { country: 'TR', tos_acceptance: { service_agreement: 'recipient' } });
  await expect(stripe.transfers.create({ amount: 1, currency: 'eur', destination: full })).rejects.toThrow(
    '`full` service agreement',
  );
  expect((await stripe.transfers.create({ amount: 1, currency: 'eur', destination: recipient })).amount).toBe(1);
  const change = stripe.accounts.update(recipient, { tos_acceptance: { service_agreement: 'full' } });
  await expect(change).rejects.toMatchObject({ param: 'tos_acceptance[service_agreement]' });
});

test('transfers are found by group, destination and time, page by page', async () => {
  const stripe = box.stripe();
  const destination = await onboardedAccount(box);
  const group = 'run_pages';
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    made.push(
      (await stripe.transfers.create({ amount: 1 + index, currency: 'eur', destination, transfer_group: group })).id,
    );
  }
  const ids: string[] = [];
  for await (const transfer of stripe.transfers.list({ transfer_group: group, limit: 2 })) ids.push(transfer.id);
  expect(ids).toEqual(made.toReversed());
  const back = await stripe.transfers.list({ transfer_group: group, limit: 2, ending_before: made[0] });
  expect(back.data.map(({ id }) => id)).toEqual([made[2], made[1]]);
  expect((await stripe.transfers.list({ destination })).data).toHaveLength(5);
  const later = Math.floor(box.time.programmeMs / 1000) + 1;
  expect((await stripe.transfers.list({ transfer_group: group, created: { gte: later } })).data).toEqual([]);
  await expect(stripe.transfers.list({ limit: 101 })).rejects.toMatchObject({ param: 'limit' });
  await expect(stripe.transfers.list({ starting_after: 'tr_none' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test('a reversal takes money back once, and never more than was sent or is still there', async () => {
  const stripe = box.stripe();
  const destination = await onboardedAccount(box);
  const transfer = await stripe.transfers.create({ amount: 900, currency: 'eur', destination });
  const before = (await available()) ?? 0;
  await stripe.transfers.createReversal(transfer.id, { amount: 300 });
  await expect(stripe.transfers.createReversal(transfer.id, { amount: 601 })).rejects.toMatchObject({
    param: 'amount',
  });
  await stripe.payouts.create({ amount: 600, currency: 'eur' }, { stripeAccount: destination });
  await expect(stripe.transfers.createReversal(transfer.id)).rejects.toMatchObject({ code: 'balance_insufficient' });
  expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 300, reversed: false });
  expect(await available()).toBe(before + 300);
  expect((await stripe.transfers.listReversals(transfer.id)).data).toMatchObject([{ amount: 300 }]);
});

test('a top-up is available at once', async () => {
  const before = (await available()) ?? 0;
  const topup = await box
    .stripe()
    .topups.create({ amount: 5000, currency: 'eur', description: 'Funding', statement_descriptor: 'KOLECT' });
  expect(topup).toMatchObject({ object: 'topup', status: 'succeeded', amount: 5000 });
  expect(await available()).toBe(before + 5000);
});

test('bad keys, JSON bodies and unknown addresses are refused', async () => {
  await expect(box.stripe({ authenticator: undefined }).rawRequest('GET', '/v1/nothing')).rejects.toMatchObject({
    statusCode: 404,
  });
  const live = box.stripe();
  await expect(live.balance.retrieve({}, { apiKey: 'sk_live_abcdefghijkl' })).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
  });
  const headers = { authorization: `Bearer ${box.sandbox.stripe.secretKey}`, 'content-type': 'application/json' };
  const response = await box.fetch('/v1/transfers', { method: 'POST', headers, body: '{"amount":1}' });
  expect(response.status).toBe(400);
});

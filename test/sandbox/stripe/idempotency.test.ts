import { beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { onboardedAccount } from './accounts.ts';

let box: TestSandbox;
let destination: string;
beforeAll(async () => {
  box = await startTestSandbox({ stripe: { openingBalanceMinor: { eur: 1_000_000 } } });
  destination = await onboardedAccount(box);
});

const transfer = (idempotencyKey: string, changes: object = {}) =>
  box.stripe().transfers.create({ amount: 100, currency: 'eur', destination, ...changes }, { idempotencyKey });
const sent = async () => (await box.stripe().transfers.list({ destination, limit: 100 })).data.length;

test('the same key with the same parameters replays the first answer', async () => {
  const first = await transfer('key-1');
  const second = await transfer('key-1');
  expect(second).toEqual(first);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
});

test('the order of the parameters does not matter', async () => {
  const first = await transfer('key-order', { metadata: { a: '1', b: '2' } });
  const again = await box
    .stripe()
    .transfers.create(
      { metadata: { b: '2', a: '1' }, destination, currency: 'eur', amount: 100 },
      { idempotencyKey: 'key-order' },
    );
  expect(again.id).toBe(first.id);
});

test('the same key with other parameters is an idempotency error, and nothing happens', async () => {
  await transfer('key-2');
  const before = await sent();
  await expect(transfer('key-2', { amount: 101 })).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  });
  await expect(transfer('key-2', { amount: -1 })).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  const elsewhere = box.stripe().topups.create({ amount: 100, currency: 'eur' }, { idempotencyKey: 'key-2' });
  await expect(elsewhere).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  expect(await sent()).toBe(before);
});

test('two requests at once with one key make one transfer and one 409', async () => {
  const before = await sent();
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => transfer('key-3')));
  const conflicts = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(conflicts.length).toBeGreaterThan(0);
  for (const { reason } of conflicts) expect(reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect(await sent()).toBe(before + 1);
});

test('a refusal by the balance is stored and replayed even after a top-up', async () => {
  const stripe = box.stripe();
  const poor = (idempotencyKey: string) =>
    stripe.transfers.create({ amount: 500, currency: 'pln', destination }, { idempotencyKey });
  await expect(poor('key-4')).rejects.toMatchObject({ code: 'balance_insufficient' });
  await stripe.topups.create({ amount: 1000, currency: 'pln' });
  await expect(poor('key-4')).rejects.toMatchObject({
    code: 'balance_insufficient',
    headers: { 'idempotent-replayed': 'true' },
  });
  expect((await poor('key-4-next')).amount).toBe(500);
});

test('a refusal of the parameters is not stored', async () => {
  await expect(transfer('key-5', { amount: -1 })).rejects.toMatchObject({ code: 'parameter_invalid_integer' });
  expect((await transfer('key-5')).amount).toBe(100);
});

test('keys are forgotten after 24 hours, which moving the programme’s clock does not shorten', async () => {
  const first = await transfer('key-6');
  box.time.programmeMs += 40 * 3_600_000;
  box.time.wallMs += 24 * 3_600_000 - 1;
  expect((await transfer('key-6')).id).toBe(first.id);
  box.time.wallMs += 1;
  const second = await transfer('key-6');
  expect(second.id).not.toBe(first.id);
  expect((await transfer('key-6')).id).toBe(second.id);
});

test('keys and money outlive a restart', async () => {
  const first = await transfer('key-7');
  const { secretKey, webhookSecret } = box.sandbox.stripe;
  const balance = (await box.stripe().balance.retrieve()).available;
  await box.restart();
  expect(box.sandbox.stripe).toMatchObject({ secretKey, webhookSecret });
  expect((await transfer('key-7')).id).toBe(first.id);
  expect((await box.stripe().balance.retrieve()).available).toEqual(balance);
});

test('keys of the platform and of a connected account are apart, and too long ones are refused', async () => {
  const stripe = box.stripe();
  await transfer('key-8');
  const payout = await stripe.payouts.create(
    { amount: 1, currency: 'eur' },
    { idempotencyKey: 'key-8', stripeAccount: destination },
  );
  expect(payout.object).toBe('payout');
  await expect(transfer('k'.repeat(256))).rejects.toThrow('255 characters');
});

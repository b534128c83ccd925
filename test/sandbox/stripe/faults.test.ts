import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../support.ts';
import { onboardedAccount } from './accounts.ts';

let box: TestSandbox;
let destination: string;
beforeAll(async () => {
  box = await startTestSandbox({ stripe: { openingBalanceMinor: { eur: 1_000_000 } } });
  destination = await onboardedAccount(box);
});
beforeEach(() => box.fetch('/sandbox/stripe/faults', { method: 'DELETE' }));

const newKey = () => `key-${randomUUID()}`;
const onTransfers = { match: { method: 'POST', path: '/v1/transfers' } };
const pay = (idempotencyKey = newKey(), config: object = {}) =>
  box
    .stripe(config)
    .transfers.create(
      { amount: 100, currency: 'eur', destination, transfer_group: idempotencyKey },
      { idempotencyKey },
    );
const made = async (group: string) => (await box.stripe().transfers.list({ transfer_group: group })).data.length;

test('an answer that never comes: the transfer exists, and the key replays it', async () => {
  await box.fault({ kind: 'timeout_after_success', ...onTransfers });
  const key = newKey();
  await expect(pay(key, { timeout: 200 })).rejects.toMatchObject({ type: 'StripeConnectionError' });
  expect(await made(key)).toBe(1);
  expect((await pay(key)).lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(await made(key)).toBe(1);
});

test('an answer that breaks off: the library reports it, and the transfer exists once', async () => {
  await box.fault({ kind: 'truncated', times: 2, ...onTransfers });
  const key = newKey();
  await expect(pay(key)).rejects.toMatchObject({ type: expect.stringMatching(/Stripe(Connection|API)Error/) });
  expect(await made(key)).toBe(1);
});

test.each([
  ['409', 409, 'idempotency_key_in_use'],
  ['429', 429, 'rate_limit'],
  ['500', 500, undefined],
] as const)('%s: nothing happened, nothing is stored, and the same key works next', async (kind, statusCode, code) => {
  await box.fault({ kind, ...onTransfers });
  const key = newKey();
  await expect(pay(key)).rejects.toMatchObject({ statusCode, code });
  expect(await made(key)).toBe(0);
  expect((await pay(key)).lastResponse.headers['idempotent-replayed']).toBeUndefined();
});

test('a stored 500 is replayed for its key, with or without the transfer behind it', async () => {
  for (const executed of [false, true]) {
    await box.fault({ kind: 'stored_500', executed, ...onTransfers });
    const key = newKey();
    await expect(pay(key)).rejects.toMatchObject({ statusCode: 500 });
    await expect(pay(key)).rejects.toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } });
    expect(await made(key)).toBe(executed ? 1 : 0);
  }
});

test('a stall keeps the key busy, and the transfer happens in the end', async () => {
  await box.fault({ kind: 'stall', delayMs: 400, ...onTransfers });
  const key = newKey();
  await expect(pay(key, { timeout: 100 })).rejects.toMatchObject({ type: 'StripeConnectionError' });
  await expect(pay(key)).rejects.toMatchObject({ statusCode: 409 });
  await expect.poll(() => made(key)).toBe(1);
});

test('an account disabled just before a transfer receives nothing more, and the others do', async () => {
  const unlucky = await onboardedAccount(box);
  await box.fault({ kind: 'account_disabled', match: { path: '/v1/transfers', destination: unlucky } });
  expect((await pay()).amount).toBe(100);
  const refused = box.stripe().transfers.create({ amount: 100, currency: 'eur', destination: unlucky });
  await expect(refused).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
  expect((await box.stripe().accounts.retrieve(unlucky)).requirements?.disabled_reason).toBe('rejected.fraud');
});

test('faults are listed, strike as often as asked, follow from their seed, and are cleared', async () => {
  const strikes = async () => {
    await box.fault({ kind: '500', times: null, probability: 0.5, seed: 7, ...onTransfers });
    const outcomes: boolean[] = [];
    for (let index = 0; index < 12; index += 1) outcomes.push((await pay().catch(() => null)) === null);
    await box.fetch('/sandbox/stripe/faults', { method: 'DELETE' });
    return outcomes;
  };
  const first = await strikes();
  expect(new Set(first)).toEqual(new Set([true, false]));
  expect(await strikes()).toEqual(first);
  await box.fault({ kind: '429', times: 2, ...onTransfers });
  expect(await (await box.fetch('/sandbox/stripe/faults')).json()).toMatchObject({
    data: [{ kind: '429', struck: 0 }],
  });
  await expect(pay()).rejects.toMatchObject({ statusCode: 429 });
  await expect(pay()).rejects.toMatchObject({ statusCode: 429 });
  expect((await pay()).amount).toBe(100);
});

test('an unknown fault is refused', async () => {
  await expect(box.fault({ kind: 'earthquake' })).rejects.toThrow('kind');
});

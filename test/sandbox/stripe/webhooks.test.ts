import type Stripe from 'stripe';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Received, startTestSandbox, type TestSandbox } from '../support.ts';
import { onboardedAccount } from './accounts.ts';

let box: TestSandbox;
let destination: string;
beforeAll(async () => {
  box = await startTestSandbox({ wallClock: Date.now, stripe: { openingBalanceMinor: { eur: 1_000_000 } } });
  destination = await onboardedAccount(box);
});
beforeEach(() => {
  box.receiver.status = 200;
});

const verified = ({ headers, body }: Received): Stripe.Event =>
  box.stripe().webhooks.constructEvent(body, String(headers['stripe-signature']), box.sandbox.stripe.webhookSecret);
const pay = () => box.stripe().transfers.create({ amount: 100, currency: 'eur', destination });
const about = (id: string) => (request: Received) => request.body.includes(`"${id}"`);

test('a transfer is announced with a signature that the real library accepts', async () => {
  const transfer = await pay();
  const request = await box.receiver.next(about(transfer.id));
  expect(request.path).toBe('/webhooks/stripe');
  const event = verified(request);
  expect(event).toMatchObject({
    object: 'event',
    type: 'transfer.created',
    livemode: false,
    data: { object: { id: transfer.id } },
  });
  expect(event.request?.id).toBe(transfer.lastResponse.requestId);
  expect(await box.stripe().events.retrieve(event.id)).toEqual(event);
});

test('a changed body or another secret does not verify', async () => {
  const transfer = await pay();
  const request = await box.receiver.next(about(transfer.id));
  expect(() => verified({ ...request, body: request.body.replace('"amount": 100', '"amount": 900') })).toThrow(
    'signature',
  );
});

test("a connected account's events name the account and are listed under it only", async () => {
  const stripe = box.stripe();
  const id = await onboardedAccount(box);
  const request = await box.receiver.next(({ body }) => body.includes('"capability.updated"') && body.includes(id));
  expect(verified(request)).toMatchObject({ account: id, data: { object: { id: 'transfers', status: 'active' } } });
  const own = await stripe.events.list({ type: 'account.updated' }, { stripeAccount: id });
  expect(own.data).toMatchObject([{ account: id, data: { previous_attributes: { payouts_enabled: false } } }]);
  expect((await stripe.events.list({ type: 'account.updated' })).data).toEqual([]);
});

test('a delivery that fails is tried again until it is accepted', async () => {
  box.receiver.status = 500;
  const transfer = await pay();
  await box.receiver.next(about(transfer.id));
  const attempts = () => box.receiver.received.filter(about(transfer.id)).length;
  expect(attempts()).toBe(1);
  box.receiver.status = 200;
  await expect.poll(attempts, { timeout: 5000 }).toBe(2);
});

test('a delivery that was due when the sandbox stopped happens after the restart', async () => {
  box.receiver.status = 500;
  const transfer = await pay();
  await box.receiver.next(about(transfer.id));
  await box.restart();
  box.receiver.status = 200;
  const before = box.receiver.received.filter(about(transfer.id)).length;
  await expect
    .poll(() => box.receiver.received.filter(about(transfer.id)).length, { timeout: 5000 })
    .toBeGreaterThan(before);
});

test('a lost webhook is never sent but can be listed, and a late one comes after the next', async () => {
  await box.fault({ kind: 'webhook_lost', match: { type: 'transfer.created' } });
  const lost = await pay();
  await box.fault({ kind: 'webhook_late', match: { type: 'transfer.created' }, delayMs: 700 });
  const late = await pay();
  const prompt = await pay();
  await box.receiver.next(about(prompt.id));
  expect(box.receiver.received.filter(about(late.id))).toEqual([]);
  await box.receiver.next(about(late.id));
  expect(box.receiver.received.filter(about(lost.id))).toEqual([]);
  const listed = await box.stripe().events.list({ type: 'transfer.created', limit: 100 });
  expect(listed.data.map((event) => (event.data.object as Stripe.Transfer).id)).toContain(lost.id);
});

test('events are listed for 30 days', async () => {
  const stripe = box.stripe();
  await pay();
  expect((await stripe.events.list({ types: ['transfer.created'] })).data.length).toBeGreaterThan(0);
  box.time.programmeMs += 31 * 86_400_000;
  expect((await stripe.events.list({ types: ['transfer.created'] })).data).toEqual([]);
});

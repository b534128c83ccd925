import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asSystem, type Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { advanceRuns, startDueRun, startRun } from '../../src/payouts/index.ts';
import { type PayoutRecord, payoutRuns, payouts } from '../../src/payouts/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { earn, moneyOf, type Payee, sentTo, somePayee } from '../support/payees.ts';
import { someManager } from '../support/people.ts';
import { startApp } from '../support/start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;

let app: App;
let ctx: Context;
beforeAll(async () => {
  app = await startApp({ mode: 'serve', openingBalanceMinor: { eur: 100_000_000, usd: 10_000 } });
  ctx = asSystem(app.ctx, 'test');
  const { version, ...settings } = await currentSettings(ctx);
  await changeSettings(ctx, { ...settings, payouts: { ...settings.payouts, transfersPerSecond: 1_000 } }, version);
});
beforeEach(() => fault('DELETE'));

const fault = (method: 'POST' | 'DELETE', body?: object) =>
  fetch(`${app.sandboxUrl}/sandbox/stripe/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const strike = (kind: string, match: object, more: object = {}) =>
  fault('POST', { kind, match: { path: '/v1/transfers', method: 'POST', ...match }, ...more });

const topUp = (amountMinor: number, currency: string) =>
  fetch(`${app.sandboxUrl}/stripe/topups`, {
    method: 'POST',
    body: new URLSearchParams({ amount: `${amountMinor}`, currency }),
  });

/** Passes of the worker until the run is finished. */
async function finish(runId: string, passes = 30): Promise<number> {
  for (let pass = 1; pass <= passes; pass += 1) {
    await advanceRuns(ctx, 'worker');
    if ((await payoutRuns(ctx).findById(runId).lean())?.state === 'finished') return pass;
  }
  throw new Error(`not finished after ${passes} passes`);
}
const payoutOf = (runId: string, payee: Payee, currency = 'EUR') =>
  payouts(ctx).findById(`${runId}.${payee.id}.${currency}`).lean<PayoutRecord>();

async function paidOnce(payee: Payee, amountMinor: number): Promise<void> {
  expect(await sentTo(ctx, payee)).toEqual([amountMinor]);
  expect(await moneyOf(ctx, payee)).toEqual({ paid: amountMinor });
}

describe('a run', () => {
  test('pays everyone who is ready and has enough, and nobody else', async () => {
    const [ready, poor, restricted] = await Promise.all([
      somePayee(ctx),
      somePayee(ctx),
      somePayee(ctx, { outcome: 'restrict' }),
    ]);
    const inDebt = await somePayee(ctx);
    await Promise.all([
      earn(ctx, ready, 2_500),
      earn(ctx, poor, 2_499),
      earn(ctx, restricted, 9_000),
      earn(ctx, inDebt, -500),
    ]);
    const run = await startRun(ctx);
    await finish(run._id);
    await paidOnce(ready, 2_500);
    expect(await payouts(ctx).countDocuments({ runId: run._id })).toBe(1);
    for (const [payee, payable] of [
      [poor, 2_499],
      [restricted, 9_000],
      [inDebt, -500],
    ] as const) {
      expect(await moneyOf(ctx, payee)).toEqual({ payable });
      expect(await sentTo(ctx, payee)).toEqual([]);
    }
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('is one at a time: of ten that are started at once nine are told so', async () => {
    const managers = await Promise.all(Array.from({ length: 10 }, () => someManager(ctx, 'finance')));
    const ends = await Promise.allSettled(managers.map((manager) => startRun(manager)));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason.code).toMatch(/^(run_under_way|busy)$/);
    const [run] = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    await finish(run?._id ?? '');
  });

  test('is started for finance and admins only', async () => {
    await expect(startRun(await someManager(ctx, 'reviewer'))).rejects.toMatchObject({ kind: 'missing' });
    await expect(startRun({ ...ctx, actor: { kind: 'anonymous' } })).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  test('worked on by several processes at once pays each once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => somePayee(ctx)));
    await Promise.all(people.map((payee, index) => earn(ctx, payee, 3_000 + index)));
    const run = await startRun(ctx);
    await Promise.all(Array.from({ length: 6 }, (_, index) => advanceRuns(ctx, `process-${index}`)));
    // The same process twice at once holds the same lease twice.
    await Promise.all([finish(run._id), advanceRuns(ctx, 'worker'), advanceRuns(ctx, 'worker')]);
    for (const [index, payee] of people.entries()) await paidOnce(payee, 3_000 + index);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('leaves what is earned while it plans for the next one, and misses nothing of it', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 5_000);
    const first = await startRun(ctx);
    await advanceRuns(ctx, 'worker');
    await earn(ctx, payee, 4_000);
    await finish(first._id);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000, payable: 4_000 });
    const second = await startRun(ctx);
    await finish(second._id);
    expect((await sentTo(ctx, payee)).toSorted()).toEqual([4_000, 5_000]);
    const ranges = [await payoutOf(first._id, payee), await payoutOf(second._id, payee)].map((payout) => payout?.range);
    expect(ranges[1]?.after).toBe(ranges[0]?.through);
  });
});

describe('when Stripe is in trouble, everyone is still paid exactly once', () => {
  test.for([
    ['it answers too late', 'timeout_after_success', { delayMs: 50 }],
    ['its answer breaks off', 'truncated', {}],
    ['the key is in use', '409', {}],
    ['it is asked too fast', '429', {}],
    ['it has an error', '500', {}],
    ['it has an error after the work was done', 'stored_500', { executed: true }],
    ['it is slow', 'stall', { delayMs: 100 }],
  ] as const)('because %s', async ([, kind, more]) => {
    const [struck, other] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await Promise.all([earn(ctx, struck, 4_321), earn(ctx, other, 5_432)]);
    await strike(kind, { destination: struck.account }, { times: 3, ...more });
    const run = await startRun(ctx);
    await finish(run._id);
    await paidOnce(struck, 4_321);
    await paidOnce(other, 5_432);
    expect(await payoutOf(run._id, struck)).toMatchObject({
      state: 'sent',
      commissionsMarked: true,
      transferId: expect.stringMatching(/^tr_/),
    });
  });

  test('because everything goes wrong now and then', { timeout: 60_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => somePayee(ctx)));
    await Promise.all(people.map((payee, index) => earn(ctx, payee, 10_000 + index)));
    const seed = Math.floor(Math.random() * 2 ** 30);
    for (const [index, kind] of ['timeout_after_success', 'truncated', '409', '429', '500'].entries())
      await strike(kind, {}, { times: null, probability: 0.15, seed: seed + index, delayMs: 30 });
    await fault('POST', {
      kind: '500',
      times: null,
      probability: 0.2,
      seed,
      match: { path: '/v1/transfers', method: 'GET' },
    });
    const run = await startRun(ctx);
    await finish(run._id, 200);
    await fault('DELETE');
    for (const [index, payee] of people.entries()) {
      expect(await sentTo(ctx, payee), `seed ${seed}`).toEqual([10_000 + index]);
      expect(await moneyOf(ctx, payee), `seed ${seed}`).toEqual({ paid: 10_000 + index });
    }
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('and an error that Stripe repeats under one key is given a new one only when the old one is forgotten', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 6_000);
    await strike('stored_500', { destination: payee.account }, { executed: false });
    const run = await startRun(ctx);
    for (let pass = 0; pass < 4; pass += 1) await advanceRuns(ctx, 'worker');
    expect(await payoutOf(run._id, payee)).toMatchObject({ state: 'sending', attempt: 1 });
    expect(await sentTo(ctx, payee)).toEqual([]);
    await payouts(ctx).updateOne(
      { runId: run._id },
      { $set: { firstSubmittedAt: new Date(Date.now() - 21 * 3_600_000) } },
    );
    await finish(run._id);
    expect(await payoutOf(run._id, payee)).toMatchObject({ state: 'sent', attempt: 2 });
    await paidOnce(payee, 6_000);
  });

  test('and a transfer that was made under a key long forgotten is found and not made again', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 6_500);
    await strike('stored_500', { destination: payee.account }, { executed: true });
    const run = await startRun(ctx);
    await fault('POST', { kind: '500', times: null, match: { path: '/v1/transfers', method: 'GET' } });
    await advanceRuns(ctx, 'worker');
    await payouts(ctx).updateOne(
      { runId: run._id },
      { $set: { firstSubmittedAt: new Date(Date.now() - 30 * 3_600_000) } },
    );
    await advanceRuns(ctx, 'worker');
    expect(await sentTo(ctx, payee).catch(() => 'not known')).toBe('not known');
    await fault('DELETE');
    await finish(run._id);
    await paidOnce(payee, 6_500);
  });
});

describe('an account', () => {
  test('that Stripe disables during the run is not paid; its money is payable again and the others are paid', async () => {
    const [disabled, other] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await Promise.all([earn(ctx, disabled, 7_000), earn(ctx, other, 7_100)]);
    await strike('account_disabled', { destination: disabled.account });
    const run = await startRun(ctx);
    await finish(run._id);
    expect(await moneyOf(ctx, disabled)).toEqual({ payable: 7_000 });
    expect(await payoutOf(run._id, disabled)).toMatchObject({ state: 'failed', failure: { code: expect.any(String) } });
    await paidOnce(other, 7_100);
  });

  test('that was exchanged after the money was reserved is not the one that is paid', async () => {
    const { payees } = await import('../../src/payouts/model.ts');
    const [payee, newer] = await Promise.all([somePayee(ctx), somePayee(ctx)]);
    await earn(ctx, payee, 8_000);
    await strike('429', { destination: payee.account });
    const run = await startRun(ctx);
    await advanceRuns(ctx, 'worker');
    const { stripeAccountId } = (await payees(ctx).findOneAndDelete({ _id: newer.id }).lean()) ?? {};
    await payees(ctx).updateOne({ _id: payee.id }, { $set: { stripeAccountId } });
    await finish(run._id);
    expect(await sentTo(ctx, payee)).toEqual([8_000]);
    expect(await sentTo(ctx, newer)).toEqual([]);
  });
});

describe('when the balance at Stripe is short', () => {
  test('in one currency, the others are paid, and the rest follows the top-up, each once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => somePayee(ctx)));
    for (const payee of people) {
      await earn(ctx, payee, 4_000, 'USD');
      await earn(ctx, payee, 4_100, 'EUR');
    }
    const run = await startRun(ctx);
    for (let pass = 0; pass < 3; pass += 1) await advanceRuns(ctx, 'worker');
    for (const payee of people) await paidOnce(payee, 4_100);
    const dollars = async () => (await Promise.all(people.map((payee) => sentTo(ctx, payee, 'usd')))).flat();
    expect(await dollars()).toEqual([4_000, 4_000]);
    expect((await payoutRuns(ctx).findById(run._id).lean())?.state).toBe('sending');
    await topUp(100_000, 'USD');
    await finish(run._id);
    expect(await dollars()).toEqual(Array(6).fill(4_000));
    for (const payee of people) expect(await moneyOf(ctx, payee, 'USD')).toEqual({ paid: 4_000 });
  });

  test('nothing more is asked of it in that currency and pass, and whoever comes later in another one is paid', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => somePayee(ctx)));
    const last = people.toSorted((left, right) => (left.id < right.id ? -1 : 1)).pop() as Payee;
    for (const payee of people) if (payee !== last) await earn(ctx, payee, 1_000_000, 'JPY');
    await earn(ctx, last, 5_000, 'EUR');
    const run = await startRun(ctx);
    await advanceRuns(ctx, 'worker');
    await paidOnce(last, 5_000);
    const yen = await payouts(ctx).find({ runId: run._id, currency: 'JPY' }).lean<PayoutRecord[]>();
    expect(yen).toHaveLength(39);
    expect(yen.every(({ state }) => state === 'reserved')).toBe(true);
    // At most as many as are under way at once were tried.
    expect(yen.filter(({ attempt }) => attempt > 1).length).toBeLessThanOrEqual(20);
    await topUp(100_000_000, 'JPY');
    await finish(run._id);
    for (const payee of people) if (payee !== last) expect(await sentTo(ctx, payee, 'jpy')).toEqual([1_000_000]);
  });
});

describe('the monthly run', () => {
  const due = (at: string) => startDueRun({ ...ctx, clock: { now: () => new Date(at) } });

  test('starts on its day, once, however many look at the clock', async () => {
    expect(await due('2031-05-09T23:59:59Z')).toBeUndefined();
    const ends = await Promise.allSettled(Array.from({ length: 5 }, () => due('2031-05-10T00:00:00Z')));
    const started = ends.flatMap((end) => (end.status === 'fulfilled' && end.value ? [end.value] : []));
    expect(started).toHaveLength(1);
    await finish(started[0]?._id ?? '');
    expect(await due('2031-05-10T12:00:00Z')).toBeUndefined();
    expect(await due(addDays(new Date('2031-05-10T12:00:00Z'), 20).toISOString())).toBeUndefined();
  });

  test('that nobody was there for on its day starts when somebody is', async () => {
    const late = await due('2031-06-28T08:00:00Z');
    expect(late?.schedule).toBe('monthly:2031-06');
    await finish(late?._id ?? '');
  });
});

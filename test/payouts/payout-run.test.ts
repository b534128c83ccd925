import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { advanceRuns, startDueRun, startRun } from '../../src/payouts/index.ts';
import { type PayoutRecord, payoutRuns, payouts } from '../../src/payouts/model.ts';
import { planRun } from '../../src/payouts/plan-run.ts';
import { releasePayout, settlePayout } from '../../src/payouts/settle-payout.ts';
import { earn, moneyOf, sentTo, somePayee } from '../support/payees.ts';
import { someManager } from '../support/people.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});

describe('a run', () => {
  test('F14: pays everyone who is ready and has enough, and nobody else', async () => {
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
    await desk.finish(run._id);
    await desk.paidOnce(ready, 2_500);
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
    await desk.finish(run?._id ?? '');
  });

  test('whose planning was cut off reserves nobody’s money twice, also when more was earned in between', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 5_000);
    const run = await startRun(ctx);
    await planRun(ctx, run, new AbortController().signal);
    await payoutRuns(ctx).updateOne({ _id: run._id }, { $set: { state: 'planning', plannedThrough: null } });
    await earn(ctx, payee, 3_000);
    await desk.finish(run._id);
    expect(await sentTo(ctx, payee)).toEqual([5_000]);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000, payable: 3_000 });
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
    await Promise.all([desk.finish(run._id), advanceRuns(ctx, 'worker'), advanceRuns(ctx, 'worker')]);
    for (const [index, payee] of people.entries()) await desk.paidOnce(payee, 3_000 + index);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('leaves what is earned while it plans for the next one, and misses nothing of it', async () => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 5_000);
    const first = await startRun(ctx);
    await advanceRuns(ctx, 'worker');
    await earn(ctx, payee, 4_000);
    await desk.finish(first._id);
    expect(await moneyOf(ctx, payee)).toEqual({ paid: 5_000, payable: 4_000 });
    const second = await startRun(ctx);
    await desk.finish(second._id);
    expect((await sentTo(ctx, payee)).toSorted()).toEqual([4_000, 5_000]);
    const ranges = [await desk.payoutOf(first._id, payee), await desk.payoutOf(second._id, payee)].map(
      (payout) => payout?.range,
    );
    expect(ranges[1]?.after).toBe(ranges[0]?.through);
  });
});

describe('a payout ends once', () => {
  test.for(['settled', 'released'] as const)('%s, and whoever learns otherwise later changes nothing', async (how) => {
    const payee = await somePayee(ctx);
    await earn(ctx, payee, 4_444);
    const run = await startRun(ctx);
    await planRun(ctx, run, new AbortController().signal);
    await payouts(ctx).updateOne({ _id: `${run._id}.${payee.id}.EUR` }, { $set: { state: 'sending' } });
    const payout = (await desk.payoutOf(run._id, payee)) as PayoutRecord;
    const settle = () => settlePayout(ctx, payout, 'tr_found');
    const release = () => releasePayout(ctx, payout, { code: 'refused', message: 'No.' });
    for (const end of how === 'settled' ? [settle, release, settle] : [release, settle, release]) await end();
    expect(await moneyOf(ctx, payee)).toEqual(how === 'settled' ? { paid: 4_444 } : { payable: 4_444 });
    expect((await desk.payoutOf(run._id, payee))?.state).toBe(how === 'settled' ? 'sent' : 'failed');
    await desk.finish(run._id);
    expect(await checkLedger(ctx)).toEqual([]);
  });
});

describe('the monthly run', () => {
  const due = (at: string) => startDueRun({ ...ctx, clock: { now: () => new Date(at) } });

  test('F19: starts on its day, once, however many look at the clock', async () => {
    expect(await due('2031-05-09T23:59:59Z')).toBeUndefined();
    const ends = await Promise.allSettled(Array.from({ length: 5 }, () => due('2031-05-10T00:00:00Z')));
    const started = ends.flatMap((end) => (end.status === 'fulfilled' && end.value ? [end.value] : []));
    expect(started).toHaveLength(1);
    await desk.finish(started[0]?._id ?? '');
    expect(await due('2031-05-10T12:00:00Z')).toBeUndefined();
    expect(await due(addDays(new Date('2031-05-10T12:00:00Z'), 20).toISOString())).toBeUndefined();
  });

  test('that nobody was there for on its day starts when somebody is', async () => {
    const late = await due('2031-06-28T08:00:00Z');
    expect(late?.schedule).toBe('monthly:2031-06');
    await desk.finish(late?._id ?? '');
  });
});

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { cancelRun } from '../../src/payouts/control-run.ts';
import { advanceRuns, startRun } from '../../src/payouts/index.ts';
import { listRunPayouts } from '../../src/payouts/list-payouts.ts';
import { findRun } from '../../src/payouts/list-runs.ts';
import { payoutRuns, payouts } from '../../src/payouts/model.ts';
import { earn, type Payee, sentTo, somePayee } from '../support/payees.ts';
import { someManager } from '../support/people.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let desk: PayoutDesk;
let ctx: Context;
let finance: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
  finance = await someManager(ctx, 'finance');
});
beforeEach(() => desk.fault('DELETE'));

/** Somebody of whose payout Stripe answers with an error that it repeats. */
async function unclear(): Promise<{ payee: Payee; runId: string }> {
  const payee = await somePayee(ctx);
  await earn(ctx, payee, 4_000);
  await desk.strike('stored_500', { destination: payee.account }, { executed: false });
  const { _id: runId } = await startRun(ctx);
  await advanceRuns(ctx, 'worker');
  return { payee, runId };
}

const submitted = (runId: string, agoMs: number) =>
  payouts(ctx).updateMany({ runId }, { $set: { firstSubmittedAt: new Date(Date.now() - agoMs) } });

/** The key is forgotten and nothing was found: it is sent anew. */
async function end(runId: string, payee: Payee): Promise<void> {
  await submitted(runId, 21 * HOUR_MS);
  await desk.finish(runId);
  await desk.paidOnce(payee, 4_000);
}

/** Whoever asks Stripe for anything fails. */
const silent = (): Context => ({
  ...ctx,
  stripe: new Proxy(ctx.stripe, {
    get() {
      throw new Error('Stripe was asked');
    },
  }),
});

describe('a payout of which Stripe does not say whether it was sent', () => {
  test('is looked up with growing pauses, in which Stripe is asked for nothing', async () => {
    const { payee, runId } = await unclear();
    const first = await desk.payoutOf(runId, payee);
    expect(first).toMatchObject({ state: 'sending', unclear: 1, lookAgainAt: expect.any(Date) });
    await payouts(ctx).updateOne({ _id: first?._id }, { $set: { lookAgainAt: new Date(Date.now() + HOUR_MS) } });
    await advanceRuns(silent(), 'worker');
    expect(await desk.payoutOf(runId, payee)).toMatchObject({ unclear: 1 });
    await desk.passPauses();
    await advanceRuns(ctx, 'worker');
    const second = await desk.payoutOf(runId, payee);
    expect(second).toMatchObject({ state: 'sending', attempt: 1, unclear: 2 });
    expect(second?.lookAgainAt?.getTime()).toBeGreaterThan(Date.now());
    await end(runId, payee);
  });

  test('also in a run that is cancelled: it is followed to its end, but not with every pass', async () => {
    const { payee, runId } = await unclear();
    await payouts(ctx).updateMany({ runId }, { $set: { lookAgainAt: new Date(Date.now() + HOUR_MS) } });
    await cancelRun(finance, runId);
    await advanceRuns(silent(), 'worker');
    expect(await payoutRuns(ctx).findById(runId).lean()).toMatchObject({ state: 'cancelling' });
    await end(runId, payee);
  });

  test('is shown as such once the answer is not merely on its way, with until when', async () => {
    const { payee, runId } = await unclear();
    const shown = async () => ({
      run: (await findRun(finance, runId)).unclear,
      row: (await listRunPayouts(finance, runId, { limit: 10 })).data[0],
    });
    expect(await shown()).toMatchObject({ run: 0, row: { state: 'sending', unclearUntil: null } });
    await submitted(runId, 2 * MINUTE_MS);
    const later = await shown();
    expect(later).toMatchObject({ run: 1, row: { payeeId: payee.id, state: 'sending', failure: null } });
    const untilMs = new Date(later.row?.unclearUntil ?? 0).getTime() - Date.now();
    expect(Math.round(untilMs / MINUTE_MS)).toBe(20 * 60 - 2);
    await end(runId, payee);
    expect(await shown()).toMatchObject({ run: 0, row: { state: 'sent', unclearUntil: null } });
  });

  test('gives the place of its run free after five minutes, so that another may start, and is sent once all the same', async () => {
    const { payee, runId } = await unclear();
    await submitted(runId, 4 * MINUTE_MS);
    await advanceRuns(ctx, 'worker');
    await expect(startRun(finance)).rejects.toMatchObject({ code: 'run_under_way' });
    await submitted(runId, 6 * MINUTE_MS);
    await advanceRuns(ctx, 'worker');
    expect(await desk.stateOf(runId)).toBe('sending');
    const other = await somePayee(ctx);
    await earn(ctx, other, 5_000);
    const meanwhile = await startRun(finance);
    await desk.finish(meanwhile._id);
    await desk.paidOnce(other, 5_000);
    expect(await sentTo(ctx, payee)).toEqual([]);
    await end(runId, payee);
  });

  test('holds the place of its run while others of it are still to be sent', async () => {
    const { payee, runId } = await unclear();
    await submitted(runId, 6 * MINUTE_MS);
    const rest = await desk.payoutOf(runId, payee);
    const waiting = { ...rest, _id: `${runId}.crt_waits.EUR`, payeeId: 'crt_waits', state: 'reserved' as const };
    await payouts(ctx).create([{ ...waiting, destination: payee.account, firstSubmittedAt: null }] as never);
    await desk.strike('429', { destination: payee.account }, { times: null });
    await payouts(ctx).updateOne({ _id: rest?._id }, { $set: { lookAgainAt: new Date(Date.now() + HOUR_MS) } });
    await advanceRuns(ctx, 'worker');
    await expect(startRun(finance)).rejects.toMatchObject({ code: 'run_under_way' });
    await payouts(ctx).deleteOne({ _id: waiting._id });
    await desk.fault('DELETE');
    await end(runId, payee);
  });
});

import { expect } from 'vitest';
import { asSystem, type Context } from '../../src/context.ts';
import { acceptStripeEvent } from '../../src/payouts/events/accept-event.ts';
import { advanceRuns, processStripeEvents, startRun } from '../../src/payouts/index.ts';
import { type PayoutRecord, payoutRuns, payouts } from '../../src/payouts/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { earn, moneyOf, type Payee, sentTo, somePayee } from '../support/payees.ts';
import { startApp } from '../support/start-app.ts';

export type PayoutDesk = Awaited<ReturnType<typeof openPayoutDesk>>;

/** A service without worker whose payout runs a test drives pass by pass, with the sandbox's Stripe and its faults. */
export async function openPayoutDesk() {
  const app = await startApp(
    { mode: 'serve', openingBalanceMinor: { eur: 100_000_000, usd: 10_000 } },
    { LOG_LEVEL: 'silent' },
  );
  const ctx: Context = { ...asSystem(app.ctx, 'test'), stripeBackOffMs: 5 };
  const { version, ...settings } = await currentSettings(ctx);
  const quick = { ...settings.payouts, transfersPerSecond: 1_000, approvalAboveMinor: null, fundedBeforePaid: false };
  await changeSettings(ctx, { ...settings, payouts: quick }, version);
  const fault = (method: 'POST' | 'DELETE', body?: object) =>
    fetch(`${app.sandboxUrl}/sandbox/stripe/faults`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const payoutOf = (runId: string, payee: Payee, currency = 'EUR') =>
    payouts(ctx).findById(`${runId}.${payee.id}.${currency}`).lean<PayoutRecord>();
  /** As if the pauses between two look-ups of an unclear payout were over. */
  const passPauses = () => payouts(ctx).updateMany({ state: 'sending' }, { $unset: { lookAgainAt: 1 } });
  async function finish(runId: string, passes = 30): Promise<void> {
    for (let pass = 1; pass <= passes; pass += 1) {
      await passPauses();
      await advanceRuns(ctx, 'worker');
      if ((await payoutRuns(ctx).findById(runId).lean())?.state === 'finished') return;
    }
    throw new Error(`not finished after ${passes} passes`);
  }
  const sign = (body: string): Promise<void> => {
    const header = ctx.stripe.webhooks.generateTestHeaderString({ payload: body, secret: ctx.stripeWebhookSecret });
    return acceptStripeEvent(ctx, Buffer.from(body), header);
  };
  return {
    ctx,
    /** Hands over a text as Stripe would, with its signature. */
    sign,
    /** Hands over an event as Stripe would. */
    push: ({ id, type, object, account }: { id: string; type: string; object: { id: string }; account?: string }) =>
      sign(
        JSON.stringify({
          id,
          object: 'event',
          type,
          livemode: false,
          data: { object },
          ...(account ? { account } : {}),
        }),
      ),
    /** Works through every event of Stripe that has arrived. */
    async drain(): Promise<void> {
      while ((await processStripeEvents(ctx)) > 0);
    },
    /** Somebody who was sent an amount. */
    async paid(amountMinor: number): Promise<{ payee: Payee; payout: PayoutRecord }> {
      const payee = await somePayee(ctx);
      await earn(ctx, payee, amountMinor);
      const run = await startRun(ctx);
      await finish(run._id);
      return { payee, payout: (await payoutOf(run._id, payee)) as PayoutRecord };
    },
    sandboxUrl: app.sandboxUrl,
    /** Adds a fault to the sandbox's Stripe, or clears them all. */
    fault,
    /** A fault of the making of transfers. */
    strike: (kind: string, match: object, more: object = {}) =>
      fault('POST', { kind, match: { path: '/v1/transfers', method: 'POST', ...match }, ...more }),
    topUp: (amountMinor: number, currency: string) =>
      fetch(`${app.sandboxUrl}/stripe/topups`, {
        method: 'POST',
        body: new URLSearchParams({ amount: `${amountMinor}`, currency }),
      }),
    /** Changes settings of payouts. */
    async set(changes: object): Promise<void> {
      const { version: seen, ...now } = await currentSettings(ctx);
      await changeSettings(ctx, { ...now, payouts: { ...now.payouts, ...changes } }, seen);
    },
    stateOf: async (runId: string) => (await payoutRuns(ctx).findById(runId).lean())?.state,
    passPauses,
    /** Passes of the worker until the run is finished. */
    finish,
    payoutOf,
    /** One transfer of this amount is at Stripe, and nothing is left here. */
    async paidOnce(payee: Payee, amountMinor: number): Promise<void> {
      expect(await sentTo(ctx, payee)).toEqual([amountMinor]);
      expect(await moneyOf(ctx, payee)).toEqual({ paid: amountMinor });
    },
  };
}

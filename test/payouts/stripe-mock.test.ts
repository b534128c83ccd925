import { type ChildProcess, spawn } from 'node:child_process';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { backfillEvents } from '../../src/payouts/events/backfill.ts';
import { payees } from '../../src/payouts/model.ts';
import { noteBankPayout } from '../../src/payouts/payees/note-bank-payout.ts';
import { reconcile } from '../../src/payouts/reconciliation/reconcile.ts';
import { refreshPayee } from '../../src/payouts/refresh-payee.ts';
import { startOnboarding } from '../../src/payouts/start-onboarding.ts';
import { availableAtStripe } from '../../src/payouts/stripe-balance.ts';
import { lookUpTransfer, submitTransfer } from '../../src/payouts/submit-transfer.ts';
import { eventually } from '../support/eventually.ts';
import { freePortPair } from '../support/start-app.ts';
import { testContext } from '../support/test-context.ts';

// Stripe's own mock checks every call against its published description: an unknown parameter or a wrong type is refused.
const path = process.env.STRIPE_MOCK_PATH;

describe.skipIf(!path)(
  'our calls have the shape that Stripe publishes (needs stripe-mock: setup --stripe-mock)',
  () => {
    let mock: ChildProcess;
    let ctx: Context;
    beforeAll(async () => {
      const port = await freePortPair();
      mock = spawn(path ?? '', ['-http-port', `${port}`], { stdio: 'ignore' });
      const stripe = new Stripe('sk_test_123', {
        host: '127.0.0.1',
        port,
        protocol: 'http',
        maxNetworkRetries: 0,
        telemetry: false,
      });
      await eventually(() => stripe.balance.retrieve(), 30_000, 100);
      ctx = await testContext({ stripe });
    });
    afterAll(() => {
      mock?.kill();
    });

    const payout = {
      _id: 'run_1.crt_1.EUR',
      runId: 'run_1',
      payeeId: 'crt_1',
      currency: 'EUR',
      amountMinor: 1_000,
      destination: 'acct_1',
      attempt: 1,
    } as never;

    test('transfers are made and looked up', async () => {
      expect(await submitTransfer(ctx, payout)).toMatchObject({
        kind: 'sent',
        transferId: expect.stringMatching(/^tr_/),
      });
      expect((await lookUpTransfer(ctx, payout)).kind).toMatch(/^(none|sent)$/);
      await ctx.stripe.transfers.createReversal(
        'tr_1',
        { amount: 5, metadata: { reversal: 'x' } },
        { idempotencyKey: 'x' },
      );
      await ctx.stripe.transfers.listReversals('tr_1', { limit: 100 });
    });

    test.for(['PT', 'TR'])('an account is made and its set-up opened, in %s', async (country) => {
      const payee = { kind: 'creator' as const, id: `crt_${country}`, name: 'x', country, page: '/creator/payouts' };
      const { url } = await startOnboarding(ctx, payee).catch((error: unknown) => {
        // The mock gives every account the same id: the second payee cannot keep it, but the call was taken.
        if (error instanceof Error && 'code' in error && error.code === 11_000) return { url: 'https://taken' };
        throw error;
      });
      expect(url).toMatch(/^https?:/);
    });

    test('accounts, balances, bank payouts, events and movements are read', async () => {
      const [known] = await payees(ctx).find().limit(1).lean();
      expect(await refreshPayee(ctx, known?.stripeAccountId ?? '')).toMatchObject({ _id: known?._id });
      expect(await availableAtStripe(ctx)).toBeInstanceOf(Map);
      await noteBankPayout(ctx, known?.stripeAccountId ?? '', 'po_1');
      await backfillEvents(ctx, new Date());
      expect((await reconcile(ctx)).transfers).toBeGreaterThanOrEqual(0);
    });

    test('and a parameter that Stripe does not know is refused, so this test can fail', async () => {
      const wrong = { amount: 1, currency: 'eur', destination: 'acct_1', payee: 'x' } as never;
      await expect(ctx.stripe.transfers.create(wrong)).rejects.toMatchObject({ statusCode: 400 });
    });
  },
);

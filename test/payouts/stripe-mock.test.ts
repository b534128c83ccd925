import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { adoptTransfer } from '../../src/payouts/events/adopt-transfer.ts';
import { backfillEvents, pollPayees } from '../../src/payouts/events/backfill.ts';
import { followInvoice } from '../../src/payouts/funding/book-payment.ts';
import { prepay } from '../../src/payouts/funding/make-invoices.ts';
import { brandInvoices } from '../../src/payouts/funding/model.ts';
import { addLine } from '../../src/payouts/funding/submit-invoice.ts';
import { type PayoutRecord, payees, payouts } from '../../src/payouts/model.ts';
import { noteBankPayout } from '../../src/payouts/payees/note-bank-payout.ts';
import { reconcile } from '../../src/payouts/reconciliation/reconcile.ts';
import { reconcilePayouts } from '../../src/payouts/reconciliation/reconcile-transfers.ts';
import { bookReversals } from '../../src/payouts/reversals/book-reversals.ts';
import { reversePayout } from '../../src/payouts/reversals/reverse-payout.ts';
import { startOnboarding } from '../../src/payouts/start-onboarding.ts';
import { availableAtStripe } from '../../src/payouts/stripe-balance.ts';
import { lookUpTransfer, submitTransfer } from '../../src/payouts/submit-transfer.ts';
import { eventually } from '../support/eventually.ts';
import { freePortPair } from '../support/start-app.ts';
import { testContext } from '../support/test-context.ts';

// Stripe's own mock checks every call against its published description: an unknown parameter or a wrong type is refused.
const path = process.env.STRIPE_MOCK_PATH;
const sources = join(import.meta.dirname, '../../src/payouts');

/** Calls of Stripe that stand in the source, as `transfers.create`. */
function callsInSource(): string[] {
  const texts = globSync('**/*.ts', { cwd: sources }).map((file) => readFileSync(join(sources, file), 'utf8'));
  const calls = texts.flatMap((text) => [...text.matchAll(/ctx\.stripe\.(\w+)\s*\.(\w+)\(/g)]);
  return [...new Set(calls.map(([, resource, method]) => `${resource}.${method}`))]
    .filter((call) => call !== 'webhooks.constructEvent')
    .toSorted();
}

/** The client, noting what is called of it. */
function noting(stripe: Stripe, called: Set<string>): Stripe {
  return new Proxy(stripe, {
    get(client, resource) {
      const value = Reflect.get(client, resource) as object;
      if (typeof value !== 'object' || value === null || typeof resource === 'symbol') return value;
      return new Proxy(value, {
        get(target, method) {
          const found = Reflect.get(target, method);
          if (typeof found === 'function') called.add(`${resource}.${String(method)}`);
          return typeof found === 'function' ? found.bind(target) : found;
        },
      });
    },
  });
}

describe.skipIf(!path)(
  'our calls have the shape that Stripe publishes (needs stripe-mock: setup --stripe-mock)',
  () => {
    let mock: ChildProcess;
    let ctx: Context;
    const called = new Set<string>();
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
      ctx = await testContext({ stripe: noting(stripe, called) });
    });
    afterAll(() => {
      mock?.kill();
    });

    const payout: PayoutRecord = {
      _id: 'run_1.crt_1.EUR',
      runId: 'run_1',
      payeeId: 'crt_1',
      currency: 'EUR',
      amountMinor: 1_000,
      destination: 'acct_1',
      range: { after: -1, through: 1 },
      state: 'sent',
      attempt: 1,
      firstSubmittedAt: new Date(),
      transferId: 'tr_1',
      failure: null,
      commissionsMarked: true,
      createdAt: new Date(),
      sentAt: new Date(),
    };

    test('transfers are made, looked up, read and taken back', async () => {
      expect(await submitTransfer(ctx, payout)).toMatchObject({
        kind: 'sent',
        transferId: expect.stringMatching(/^tr_/),
      });
      expect((await lookUpTransfer(ctx, payout)).kind).toMatch(/^(none|sent)$/);
      await adoptTransfer(ctx, 'tr_1');
      await payouts(ctx).create([payout]);
      expect(await reversePayout(ctx, payout._id, { amountMinor: 5, reason: 'by mistake', hold: false })).toMatchObject(
        { failure: null },
      );
      await bookReversals(ctx, 'tr_1');
      const today = { from: new Date(Date.now() - 1_000_000), through: new Date() };
      expect(await reconcilePayouts(ctx, today, new Set(), [])).toBe(1);
    });

    test.for([
      ['creator', 'PT'],
      ['creator', 'TR'],
      ['agency', 'PL'],
    ] as const)('an account of a %s is made and its set-up opened, in %s', async ([kind, country]) => {
      const payee = { kind, id: `crt_${country}`, name: 'x', country, page: '/creator/payouts' };
      // The mock gives every account the same id, and only one payee can have it.
      await payees(ctx).deleteMany({});
      expect((await startOnboarding(ctx, payee)).url).toMatch(/^https?:/);
    });

    test('accounts, balances, bank payouts, events and movements are read', async () => {
      await payees(ctx).updateMany({}, { $set: { polledAt: new Date(0) } });
      const known = await payees(ctx).findOne().lean();
      expect(await pollPayees(ctx)).toBe(1);
      expect(await availableAtStripe(ctx)).toBeInstanceOf(Map);
      await noteBankPayout(ctx, known?.stripeAccountId ?? '', 'po_1');
      await backfillEvents(ctx, new Date());
      expect((await reconcile(ctx)).transfers).toBeGreaterThanOrEqual(0);
    });

    test('a brand’s invoice is made for a customer, finalised and read', async () => {
      const invoice = await prepay(ctx, 'brd_1', { amountMinor: 5_000, currency: 'EUR' });
      expect(invoice).toMatchObject({ state: 'open', stripeInvoiceId: expect.stringMatching(/^in_/) });
      // An invoice of the mock has a line already.
      await addLine(ctx, invoice, { customer: 'cus_1', invoice: 'in_1' });
      await followInvoice(ctx, invoice.stripeInvoiceId ?? '');
      expect((await brandInvoices(ctx).findById(invoice._id).lean())?.state).toMatch(/^(open|paid|void)$/);
    });

    test('that is every call that stands in the source', () => {
      const inSource = callsInSource();
      expect(inSource.length).toBeGreaterThan(15);
      expect(inSource.filter((call) => !called.has(call))).toEqual([]);
    });

    test('and a parameter that Stripe does not know is refused, so this test can fail', async () => {
      const wrong = { amount: 1, currency: 'eur', destination: 'acct_1', payee: 'x' } as never;
      await expect(ctx.stripe.transfers.create(wrong)).rejects.toMatchObject({ statusCode: 400 });
    });
  },
);

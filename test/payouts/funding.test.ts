import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approveDue } from '../../src/commissions/index.ts';
import type { Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { checkLedger, journalSumsOf } from '../../src/ledger/index.ts';
import { createIntake, processEvents } from '../../src/orders/index.ts';
import { holdUnfunded } from '../../src/payouts/funding/hold-unfunded.ts';
import { listFunding } from '../../src/payouts/funding/list-funding.ts';
import { invoiceMonth, prepay } from '../../src/payouts/funding/make-invoices.ts';
import { brandInvoices } from '../../src/payouts/funding/model.ts';
import { submitDrafts } from '../../src/payouts/funding/submit-invoice.ts';
import { listOverdue, setTrusted, viewFunding } from '../../src/payouts/funding/view-funding.ts';
import { startRun } from '../../src/payouts/index.ts';
import { payees, payoutRuns } from '../../src/payouts/model.ts';
import { actingCreator } from '../../src/payouts/payees/acting-payee.ts';
import { keepTaxProfile } from '../../src/payouts/payees/tax-profile.ts';
import { planRun } from '../../src/payouts/plan-run.ts';
import { previewRun } from '../../src/payouts/preview-run.ts';
import { orderLine, orderPlaced, orderStep, taxProfile } from '../builders.ts';
import { eventually } from '../support/eventually.ts';
import { report, type Shop, someTouch } from '../support/orders.ts';
import { earn, moneyOf, type Payee, somePayee } from '../support/payees.ts';
import { someManager, someShop } from '../support/people.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

let desk: PayoutDesk;
let ctx: Context;
beforeAll(async () => {
  desk = await openPayoutDesk();
  ctx = desk.ctx;
});
beforeEach(async () => {
  await desk.fault('DELETE');
  await desk.set({ fundedBeforePaid: false });
});

const nextMonth = () => addDays(ctx.clock.now(), 31).toISOString().slice(0, 7);

/** A brand whose orders earned a payee 30.00 for each of these, all locked in. */
async function soldFor(shop: Shop, lines: number): Promise<Payee> {
  const touch = await someTouch(ctx, shop, addDays(ctx.clock.now(), -101));
  const account = await somePayee(ctx);
  await payees(ctx).updateOne({ _id: account.id }, { $set: { stripeAccountId: `${account.account}-moved` } });
  const known = { country: 'PT', state: 'enabled' as const, requirements: [], checkedAt: new Date() };
  await payees(ctx).create([{ _id: touch.creator._id, stripeAccountId: account.account, ...known }]);
  await keepTaxProfile(ctx, await actingCreator(touch.as), taxProfile());
  const placedAt = addDays(ctx.clock.now(), -100);
  const placed = orderPlaced({
    placedAt: placedAt.toISOString(),
    clickId: touch.clickId(),
    lines: Array.from({ length: lines }, (_, index) => orderLine({ lineId: `${index}`, unitPriceMinor: 30_000 })),
  });
  const intake = createIntake(ctx, () => undefined);
  await report(ctx, intake, shop, placed);
  await report(ctx, intake, shop, orderStep('delivered', placed.data.orderId, addDays(placedAt, 3)));
  await processEvents(ctx);
  while ((await approveDue(ctx)) > 0);
  return { id: touch.creator._id, account: account.account, as: touch.as };
}

/** Somebody of the brand pays on Stripe's page, and the word arrives. */
async function pay(invoiceId: string): Promise<void> {
  const { stripeInvoiceId } = (await brandInvoices(ctx).findById(invoiceId).lean()) ?? {};
  await fetch(`${desk.sandboxUrl}/stripe/invoices/${stripeInvoiceId}/pay`, { method: 'POST', redirect: 'manual' });
  await eventually(async () => {
    await desk.drain();
    return (await brandInvoices(ctx).findById(invoiceId).lean())?.state === 'paid';
  });
}

describe('a monthly invoice', () => {
  test('bills what was locked in, once; paid, the brand owes nothing', async () => {
    const shop = await someShop(ctx);
    await soldFor(shop, 2);
    const brandId = shop.brand._id;
    const [invoice] = await invoiceMonth(ctx, nextMonth(), brandId);
    expect(invoice).toMatchObject({ kind: 'monthly', amountMinor: 6_000, currency: 'EUR' });
    expect(await invoiceMonth(ctx, nextMonth(), brandId)).toEqual([]);
    expect(await viewFunding(ctx, brandId)).toMatchObject({
      owed: [{ amountMinor: 6_000 }],
      invoices: [{ state: 'open', url: expect.stringContaining('/stripe/invoices/'), dueAt: expect.any(String) }],
    });
    await pay(invoice?._id ?? '');
    expect(await viewFunding(ctx, brandId)).toMatchObject({ owed: [], invoices: [{ state: 'paid' }] });
    await desk.push({
      id: `evt_again_${brandId}`,
      type: 'invoice.paid',
      object: { id: (await brandInvoices(ctx).findOne({ brandId }).lean())?.stripeInvoiceId ?? '' },
    });
    await desk.drain();
    expect(await journalSumsOf(ctx, brandId, ['brand:owed'])).toMatchObject([{ amountMinor: 0 }]);
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('whose making was cut off is finished, and there is one at Stripe', async () => {
    const shop = await someShop(ctx);
    await soldFor(shop, 1);
    await desk.fault('POST', {
      kind: 'timeout_after_success',
      delayMs: 20,
      times: 6,
      match: { path: '/v1/invoices', method: 'POST' },
    });
    const [invoice] = await invoiceMonth(ctx, nextMonth(), shop.brand._id);
    expect((await brandInvoices(ctx).findById(invoice?._id).lean())?.state).toBe('draft');
    await desk.fault('DELETE');
    await submitDrafts(ctx);
    expect((await brandInvoices(ctx).findById(invoice?._id).lean())?.state).toBe('open');
    const { data } = await ctx.stripe.invoices.list({ limit: 100 });
    expect(data.filter(({ metadata }) => metadata?.invoice === invoice?._id).map(({ total }) => total)).toEqual([
      3_000,
    ]);
  });

  test('that was paid before anybody here knew its number is booked when the making is finished, once', async () => {
    const shop = await someShop(ctx);
    await soldFor(shop, 1);
    const brandId = shop.brand._id;
    const [invoice] = await invoiceMonth(ctx, nextMonth(), brandId);
    const { stripeInvoiceId } = (await brandInvoices(ctx).findById(invoice?._id).lean()) ?? {};
    // As if the process had ended after Stripe made it and before that was noted.
    await brandInvoices(ctx).updateOne({ _id: invoice?._id }, { $set: { state: 'draft', stripeInvoiceId: null } });
    await fetch(`${desk.sandboxUrl}/stripe/invoices/${stripeInvoiceId}/pay`, { method: 'POST', redirect: 'manual' });
    await desk.push({ id: `evt_early_${brandId}`, type: 'invoice.paid', object: { id: stripeInvoiceId ?? '' } });
    await desk.drain();
    expect((await brandInvoices(ctx).findById(invoice?._id).lean())?.state).toBe('draft');
    for (let count = 0; count < 2; count += 1) await submitDrafts(ctx);
    expect(await brandInvoices(ctx).findById(invoice?._id).lean()).toMatchObject({ state: 'paid', stripeInvoiceId });
    expect((await viewFunding(ctx, brandId)).owed).toEqual([]);
  });

  test('whose day has passed is overdue, for finance to see', async () => {
    const shop = await someShop(ctx);
    await soldFor(shop, 1);
    const [invoice] = await invoiceMonth(ctx, nextMonth(), shop.brand._id);
    const later = { ...ctx, clock: { now: () => addDays(ctx.clock.now(), 15) } };
    expect((await viewFunding(later, shop.brand._id)).invoices).toMatchObject([{ state: 'overdue' }]);
    expect((await listOverdue(later)).map((row) => row.invoice.id)).toContain(invoice?._id);
    await expect(listOverdue(await someManager(ctx, 'reviewer'))).rejects.toMatchObject({ kind: 'missing' });
  });
});

test('what is prepaid is used before anything is billed', async () => {
  const shop = await someShop(ctx);
  const brandId = shop.brand._id;
  const ahead = await prepay(ctx, brandId, { amountMinor: 5_000, currency: 'EUR' });
  await pay(ahead._id);
  expect(await viewFunding(ctx, brandId)).toMatchObject({ prepaid: [{ amountMinor: 5_000 }] });
  await soldFor(shop, 1);
  expect(await invoiceMonth(ctx, nextMonth(), brandId)).toEqual([]);
  expect(await viewFunding(ctx, brandId)).toMatchObject({ owed: [], prepaid: [{ amountMinor: 2_000 }] });
  await soldFor(shop, 1);
  const [rest] = await invoiceMonth(ctx, nextMonth(), brandId);
  expect(rest).toMatchObject({ amountMinor: 1_000 });
  expect(await viewFunding(ctx, brandId)).toMatchObject({ owed: [{ amountMinor: 1_000 }], prepaid: [] });
});

describe('funded before paid', () => {
  test('commission waits until its brand has paid for it, in order; a trusted brand’s does not', async () => {
    await desk.set({ fundedBeforePaid: true });
    const [shop, trusted] = [await someShop(ctx), await someShop(ctx)];
    await setTrusted(ctx, trusted.brand._id, true);
    const waits = await soldFor(shop, 2);
    const goes = await soldFor(trusted, 1);
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, goes)).toEqual({ paid: 3_000 });
    expect(await moneyOf(ctx, waits)).toEqual({ pending: 6_000 });
    // It is billed all the same, since only the brand's own money is missing.
    const ahead = await prepay(ctx, shop.brand._id, { amountMinor: 3_500, currency: 'EUR' });
    await pay(ahead._id);
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, waits)).toEqual({ paid: 3_000, pending: 3_000 });
    const [invoice] = await invoiceMonth(ctx, nextMonth(), shop.brand._id);
    expect(invoice).toMatchObject({ amountMinor: 2_500 });
    await pay(invoice?._id ?? '');
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, waits)).toEqual({ paid: 6_000 });
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('commission that was approved while the run set money aside is not sent either, and the rest is paid by the next run', async () => {
    const shop = await someShop(ctx);
    const [waits, other] = [await soldFor(shop, 1), await somePayee(ctx)];
    await earn(ctx, waits, 4_000);
    await earn(ctx, other, 5_000);
    const run = await startRun(ctx);
    await planRun(ctx, run, new AbortController().signal);
    expect(await moneyOf(ctx, waits)).toEqual({ in_transit: 7_000 });
    // As if its planning were not over yet, and it had been judged before that commission was there.
    await payoutRuns(ctx).updateOne({ _id: run._id }, { $set: { state: 'planning', plannedThrough: 'z' } });
    await desk.set({ fundedBeforePaid: true });
    await desk.finish(run._id);
    expect(await moneyOf(ctx, waits)).toEqual({ pending: 3_000, payable: 4_000 });
    expect(await moneyOf(ctx, other)).toEqual({ paid: 5_000 });
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, waits)).toEqual({ pending: 3_000, paid: 4_000 });
    expect(await checkLedger(ctx)).toEqual([]);
  });

  test('a brand whose money is awaited is told how much, and the preview says who waits for it', async () => {
    await desk.set({ fundedBeforePaid: true });
    const shop = await someShop(ctx);
    const waits = await soldFor(shop, 2);
    expect((await viewFunding(ctx, shop.brand._id)).waiting).toEqual([{ amountMinor: 6_000, currency: 'EUR' }]);
    const preview = await previewRun(ctx);
    expect(preview.included.map(({ payeeId }) => payeeId)).not.toContain(waits.id);
    expect(preview.excluded).toContainEqual(
      expect.objectContaining({
        payeeId: waits.id,
        reason: 'brand_not_paid',
        amount: { amountMinor: 6_000, currency: 'EUR' },
      }),
    );
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, waits)).toEqual({ pending: 6_000 });
    expect((await previewRun(ctx)).excluded).toContainEqual(
      expect.objectContaining({
        payeeId: waits.id,
        reason: 'brand_not_paid',
        amount: { amountMinor: 6_000, currency: 'EUR' },
      }),
    );
    const rows = await listFunding(ctx, { limit: 100 });
    const row = { brandId: shop.brand._id, trusted: false, paysFirst: true, open: [] };
    expect(rows.data.find(({ brandId }) => brandId === shop.brand._id)).toMatchObject(row);
    expect((await listFunding(ctx, { limit: 1, brandId: shop.brand._id })).data).toMatchObject([row]);
    expect((await listFunding(ctx, { limit: 1, brandId: 'brd_none' })).data).toEqual([]);
  });

  test('what the brand pays is payable at once, and so is everything when it is trusted or the setting goes off', async () => {
    await desk.set({ fundedBeforePaid: true });
    const [one, other] = [await someShop(ctx), await someShop(ctx)];
    const [first, second] = [await soldFor(one, 1), await soldFor(other, 1)];
    await desk.finish((await startRun(ctx))._id);
    expect(await moneyOf(ctx, first)).toEqual({ pending: 3_000 });
    const [invoice] = await invoiceMonth(ctx, nextMonth(), one.brand._id);
    await pay(invoice?._id ?? '');
    await eventually(async () => {
      await desk.drain();
      return (await moneyOf(ctx, first)).payable === 3_000;
    });
    await setTrusted(await someManager(ctx, 'finance'), other.brand._id, true);
    expect(await moneyOf(ctx, second)).toEqual({ payable: 3_000 });
    await setTrusted(ctx, other.brand._id, false);
    await holdUnfunded(ctx);
    expect(await moneyOf(ctx, second)).toEqual({ pending: 3_000 });
    expect(await viewFunding(ctx, other.brand._id)).toMatchObject({ trusted: false, paysFirst: true });
    await desk.set({ fundedBeforePaid: false });
    await holdUnfunded(ctx);
    expect(await moneyOf(ctx, second)).toEqual({ payable: 3_000 });
    expect(await viewFunding(ctx, other.brand._id)).toMatchObject({ trusted: false, paysFirst: false, waiting: [] });
    await expect(setTrusted(ctx, 'brd_none', true)).rejects.toMatchObject({ kind: 'missing' });
    await expect(setTrusted(await someManager(ctx, 'reviewer'), one.brand._id, true)).rejects.toMatchObject({
      kind: 'missing',
    });
  });
});

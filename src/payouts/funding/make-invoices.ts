import { requireBrand, requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { commissionOfBrands } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { journalSumsOf, move, postEntries } from '../../ledger/index.ts';
import { payoutChores } from '../events/model.ts';
import { monthOf } from '../statements/gather-statement.ts';
import { isStripeAway } from '../stripe-trouble.ts';
import { brandInvoices, type InvoiceRecord } from './model.ts';
import { submitInvoice } from './submit-invoice.ts';

const lastMonth = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);

/** Whether last month, in the programme's time, is not billed yet. */
export async function invoicesAreDue(ctx: Context): Promise<boolean> {
  const done = await payoutChores(ctx).findById('invoices').lean();
  return !done || done.through < monthOf(lastMonth(ctx.clock.now())).to;
}

/** Once a month, in the programme's time, each brand gets an invoice for the commission that was locked in and not billed yet. */
export async function invoiceWhenDue(ctx: Context): Promise<void> {
  if (!(await invoicesAreDue(ctx))) return;
  const month = lastMonth(ctx.clock.now());
  await invoiceMonth(ctx, month);
  await payoutChores(ctx).updateOne({ _id: 'invoices' }, { $set: { through: monthOf(month).to } }, { upsert: true });
}

/** Bills every brand up to the end of a month, or one brand; a brand that owes less than nothing gets none. Repeatable. */
export async function invoiceMonth(ctx: Context, month: string, brandId?: string): Promise<InvoiceRecord[]> {
  requireManager(ctx, ['finance']);
  const made: InvoiceRecord[] = [];
  for (const due of await commissionOfBrands(ctx, monthOf(month).to, brandId)) {
    const invoice = await draftMonthly(ctx, month, due);
    if (invoice) made.push(invoice);
  }
  for (const invoice of made) await submitOrLater(ctx, invoice);
  return made;
}

/** What was billed or taken from the prepaid balance before is taken off; what is prepaid now is used first. */
async function draftMonthly(
  ctx: Context,
  month: string,
  { brandId, currency, amountMinor }: { brandId: string; currency: string; amountMinor: number },
): Promise<InvoiceRecord | undefined> {
  const id = `${brandId}:monthly:${month}:${currency}`;
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    if (await brandInvoices(tx).exists({ _id: id }).session(session)) return undefined;
    const billed = await brandInvoices(tx)
      .find({ brandId, currency, kind: 'monthly', state: { $ne: 'void' } }, { amountMinor: 1 })
      .session(session)
      .lean();
    const sums = await journalSumsOf(tx, brandId, ['brand:funded']);
    const prepaid = sums.find((sum) => sum.currency === currency)?.amountMinor ?? 0;
    const applied = await appliedOf(tx, brandId, currency);
    const open = amountMinor - applied - billed.reduce((sum, invoice) => sum + invoice.amountMinor, 0);
    const fromPrepaid = Math.max(0, Math.min(open, prepaid));
    if (fromPrepaid > 0) await applyPrepaid(tx, { brandId, currency, month, amountMinor: fromPrepaid });
    if (open - fromPrepaid <= 0) return undefined;
    const draft = newInvoice(tx, {
      _id: id,
      brandId,
      kind: 'monthly',
      month,
      currency,
      amountMinor: open - fromPrepaid,
    });
    await brandInvoices(tx).create([draft], { session });
    await audit(tx, {
      action: 'brand_invoice.drafted',
      subject: id,
      after: { amountMinor: draft.amountMinor, currency },
    });
    return draft;
  });
}

/** What was taken from the prepaid balance so far: what was paid in, less what is left. */
async function appliedOf(tx: Context, brandId: string, currency: string): Promise<number> {
  const paidIn = await brandInvoices(tx)
    .find({ brandId, currency, kind: 'prepaid', state: 'paid' }, { amountMinor: 1 })
    .session(tx.session ?? null)
    .lean();
  const left = (await journalSumsOf(tx, brandId, ['brand:funded'])).find((sum) => sum.currency === currency);
  return paidIn.reduce((sum, invoice) => sum + invoice.amountMinor, 0) - (left?.amountMinor ?? 0);
}

interface Applied {
  brandId: string;
  currency: string;
  month: string;
  amountMinor: number;
}

async function applyPrepaid(tx: Context, { brandId, currency, month, amountMinor }: Applied): Promise<void> {
  const owner = { owner: brandId, currency };
  const postings = move({ account: 'brand:funded', ...owner }, { account: 'brand:owed', ...owner }, amountMinor);
  // Several times a month where more was locked in or paid in since: the sum left names the step.
  const before = (await journalSumsOf(tx, brandId, ['brand:funded'])).find((sum) => sum.currency === currency);
  const key = `prepaid:${brandId}:${month}:${currency}:${before?.amountMinor ?? 0}`;
  await postEntries(tx, [{ key, fact: { kind: 'prepaid', id: brandId }, postings }]);
}

/** A brand pays ahead: an invoice over an amount of its choice. */
export async function prepay(
  ctx: Context,
  brandId: string,
  money: { amountMinor: number; currency: string },
): Promise<InvoiceRecord> {
  requireBrand(ctx, brandId, 'own');
  const draft = newInvoice(ctx, { _id: ctx.ids.next('inv'), brandId, kind: 'prepaid', month: null, ...money });
  await inTransaction(ctx, async (tx) => {
    await brandInvoices(tx).create([draft], { session: tx.session ?? null });
    await audit(tx, { action: 'brand_invoice.drafted', subject: draft._id, after: money });
  });
  await submitOrLater(ctx, draft);
  return (await brandInvoices(ctx).findById(draft._id).lean<InvoiceRecord>()) ?? draft;
}

type Wanted = Pick<InvoiceRecord, '_id' | 'brandId' | 'kind' | 'month' | 'currency' | 'amountMinor'>;
const newInvoice = (ctx: Context, wanted: Wanted): InvoiceRecord => ({
  ...wanted,
  state: 'draft',
  stripeInvoiceId: null,
  url: null,
  createdAt: ctx.clock.now(),
  dueAt: null,
  paidAt: null,
});

async function submitOrLater(ctx: Context, draft: InvoiceRecord): Promise<void> {
  await submitInvoice(ctx, draft).catch((error: unknown) => {
    if (!isStripeAway(error)) throw error;
    ctx.logger.warn({ err: error, invoice: draft._id }, 'Stripe is away; the invoice is brought there later');
  });
}

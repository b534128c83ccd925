import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { move, postEntries } from '../../ledger/index.ts';
import { holdUnfunded } from './hold-unfunded.ts';
import { brandInvoices, type InvoiceRecord } from './model.ts';

/** Stripe told of an invoice: how it stands there now is kept, and a payment is booked once, whoever tells of it and how often. */
export async function followInvoice(ctx: Context, stripeInvoiceId: string): Promise<void> {
  const invoice = await brandInvoices(ctx).findOne({ stripeInvoiceId }).lean<InvoiceRecord>();
  if (!invoice) return;
  const { status } = await ctx.stripe.invoices.retrieve(stripeInvoiceId);
  if (status === 'paid') {
    await bookPayment(ctx, invoice);
    // Whoever waited for this money is payable again.
    await holdUnfunded(ctx, invoice.brandId);
  }
  if (status === 'void')
    await brandInvoices(ctx).updateOne({ _id: invoice._id, state: 'open' }, { $set: { state: 'void' } });
}

/** A monthly invoice settles what the brand owes; a prepayment is kept for what it will owe. */
async function bookPayment(ctx: Context, invoice: InvoiceRecord): Promise<void> {
  const { _id, brandId, currency, amountMinor, kind } = invoice;
  await inTransaction(ctx, async (tx) => {
    const { modifiedCount } = await brandInvoices(tx)
      .updateOne({ _id, state: 'open' }, { $set: { state: 'paid', paidAt: tx.clock.now() } })
      .session(tx.session ?? null);
    if (modifiedCount !== 1) return;
    const postings = move(
      { account: 'platform:cash', owner: 'platform', currency },
      { account: kind === 'monthly' ? 'brand:owed' : 'brand:funded', owner: brandId, currency },
      amountMinor,
    );
    await postEntries(tx, [{ key: `invoice:${_id}:paid`, fact: { kind: 'invoice', id: _id }, postings }]);
  });
}

import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { currentSettings } from '../../settings/index.ts';
import { isStripeAway } from '../stripe-trouble.ts';
import { followInvoice } from './book-payment.ts';
import { brandFunding, brandInvoices, type InvoiceRecord } from './model.ts';

/**
 * Brings a drafted invoice to Stripe: customer, invoice, its one line, finalised; each call under a key of its own, so that a draft
 * whose answer was lost is finished by whoever comes next. Stripe's keys last a day: an older draft is looked up by its customer first.
 */
export async function submitInvoice(ctx: Context, draft: InvoiceRecord): Promise<void> {
  const { invoiceDueDays } = (await currentSettings(ctx)).payouts;
  const customer = await customerOf(ctx, draft.brandId);
  const key = (step: string) => keyOf(draft, step);
  const made =
    (await findMade(ctx, customer, draft._id)) ??
    (await ctx.stripe.invoices.create(
      {
        customer,
        collection_method: 'send_invoice',
        days_until_due: invoiceDueDays,
        currency: draft.currency.toLowerCase(),
        description: draft.month ? `Commission up to ${draft.month}` : 'Prepayment for commission',
        pending_invoice_items_behavior: 'exclude',
        metadata: { invoice: draft._id },
      },
      key('make'),
    ));
  if (made.status === 'draft' && made.total === 0) await addLine(ctx, draft, { customer, invoice: made.id });
  const open = made.status === 'draft' ? await ctx.stripe.invoices.finalizeInvoice(made.id, {}, key('finalize')) : made;
  await brandInvoices(ctx).updateOne(
    { _id: draft._id, state: 'draft' },
    {
      $set: {
        state: 'open',
        stripeInvoiceId: open.id,
        url: open.hosted_invoice_url ?? null,
        dueAt: open.due_date ? new Date(open.due_date * 1_000) : null,
      },
    },
  );
  // Made by an attempt whose answer was lost, and paid since: Stripe told of it when nobody here knew the invoice yet.
  if (open.status === 'paid' || open.status === 'void') await followInvoice(ctx, open.id);
}

const keyOf = (draft: InvoiceRecord, step: string) => ({ idempotencyKey: `invoice:${draft._id}:${step}` });

/** The one line of an invoice, over all of it. */
export async function addLine(
  ctx: Context,
  draft: InvoiceRecord,
  at: { customer: string; invoice: string },
): Promise<void> {
  const money = { amount: draft.amountMinor, currency: draft.currency.toLowerCase() };
  await ctx.stripe.invoiceItems.create({ ...at, ...money }, keyOf(draft, 'line'));
}

async function findMade(ctx: Context, customer: string, id: string) {
  const { data } = await ctx.stripe.invoices.list({ customer, limit: 100 });
  return data.find(({ metadata }) => metadata?.invoice === id);
}

async function customerOf(ctx: Context, brandId: string): Promise<string> {
  const known = await brandFunding(ctx).findById(brandId).lean();
  if (known?.stripeCustomerId) return known.stripeCustomerId;
  const name = (await findBrands(ctx, [brandId])).get(brandId)?.name ?? brandId;
  const { id } = await ctx.stripe.customers.create(
    { name, metadata: { brandId } },
    { idempotencyKey: `brand:${brandId}:customer` },
  );
  await brandFunding(ctx).updateOne(
    { _id: brandId },
    { $set: { stripeCustomerId: id }, $setOnInsert: { trusted: false } },
    { upsert: true },
  );
  return id;
}

const BATCH = 200;

/** Whether any draft did not get to Stripe. */
export const draftsWait = async (ctx: Context): Promise<boolean> =>
  (await brandInvoices(ctx).exists({ state: 'draft' })) !== null;

/** Finishes drafts that did not get to Stripe. @returns how many were left */
export async function submitDrafts(ctx: Context): Promise<number> {
  const drafts = await brandInvoices(ctx).find({ state: 'draft' }).limit(BATCH).lean<InvoiceRecord[]>();
  for (const draft of drafts)
    await submitInvoice(ctx, draft).catch((error: unknown) => {
      if (isStripeAway(error)) throw error;
      ctx.logger.error({ err: error, invoice: draft._id }, 'an invoice could not be brought to Stripe');
    });
  return drafts.length;
}

import type Stripe from 'stripe';
import { z } from 'zod';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { moveBalance } from './balance-transactions.ts';
import { resourceMissing, StripeFailure } from './failure.ts';
import { listPage } from './lists.ts';
import { CurrencyParam, Expand, Int, listFields, MetadataParam, mergeMetadata, Text } from './params.ts';
import { newId, readRoute, type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import type { Unit } from './unit.ts';

const DAY_SECONDS = 86_400;

const CreateCustomer = z.strictObject({
  name: Text(200).optional(),
  email: z.email('Invalid email address').max(800).optional(),
  metadata: MetadataParam.optional(),
  expand: Expand,
});
const CreateItem = z.strictObject({
  customer: Text(100),
  invoice: Text(100),
  amount: Int(1),
  currency: CurrencyParam,
  description: Text().optional(),
  metadata: MetadataParam.optional(),
  expand: Expand,
});
const CreateInvoice = z.strictObject({
  customer: Text(100),
  collection_method: z.literal('send_invoice'),
  days_until_due: Int(0),
  currency: CurrencyParam,
  description: Text().optional(),
  auto_advance: z.enum(['true', 'false']).optional(),
  pending_invoice_items_behavior: z.enum(['exclude', 'include']).optional(),
  metadata: MetadataParam.optional(),
  expand: Expand,
});

/** What the sandbox keeps of an invoice. */
export interface SandboxInvoice {
  id: string;
  object: 'invoice';
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  collection_method: 'send_invoice';
  created: number;
  currency: string;
  customer: string;
  days_until_due: number;
  description: string | null;
  due_date: number | null;
  hosted_invoice_url: string | null;
  livemode: false;
  metadata: Record<string, string>;
  status: 'draft' | 'open' | 'paid' | 'void';
  total: number;
}

async function createCustomer({ context }: StripeCall, params: z.output<typeof CreateCustomer>, unit: Unit) {
  const customer = {
    id: newId(context, 'cus'),
    object: 'customer',
    created: programmeSeconds(context),
    email: params.email ?? null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
  } as Stripe.Customer;
  unit.put('customers', customer);
  return customer;
}

async function createInvoice({ context }: StripeCall, params: z.output<typeof CreateInvoice>, unit: Unit) {
  if (!(await unit.find('customers', params.customer))) throw resourceMissing('customer', params.customer, 'customer');
  const invoice: SandboxInvoice = {
    id: newId(context, 'in'),
    object: 'invoice',
    amount_due: 0,
    amount_paid: 0,
    amount_remaining: 0,
    collection_method: 'send_invoice',
    created: programmeSeconds(context),
    currency: params.currency,
    customer: params.customer,
    days_until_due: params.days_until_due,
    description: params.description ?? null,
    due_date: null,
    hosted_invoice_url: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    status: 'draft',
    total: 0,
  };
  unit.put('invoices', invoice);
  return invoice;
}

async function invoiceOf(unit: Unit, id: string, param?: string): Promise<SandboxInvoice> {
  const invoice = await unit.find('invoices', id);
  if (!invoice) throw resourceMissing('invoice', id, param);
  return invoice;
}

function demand(invoice: SandboxInvoice, status: SandboxInvoice['status'], verb: string): void {
  if (invoice.status === status) return;
  throw new StripeFailure(400, `You can only ${verb} an invoice that is ${status}; this one is ${invoice.status}.`, {
    code: 'invoice_not_editable',
  });
}

/** Lines are added to an invoice directly: what floats between invoices the sandbox does not know. */
async function createItem({ context }: StripeCall, params: z.output<typeof CreateItem>, unit: Unit): Promise<object> {
  const invoice = await invoiceOf(unit, params.invoice, 'invoice');
  demand(invoice, 'draft', 'change');
  if (invoice.currency !== params.currency)
    throw new StripeFailure(400, 'The currency of the item differs from that of the invoice.', { param: 'currency' });
  const total = invoice.total + params.amount;
  unit.put('invoices', { ...invoice, total, amount_due: total, amount_remaining: total });
  const { amount, currency, customer, description = null } = params;
  return {
    id: newId(context, 'ii'),
    object: 'invoiceitem',
    amount,
    currency,
    customer,
    description,
    invoice: invoice.id,
  };
}

async function finalize({ context, path }: StripeCall, _params: object, unit: Unit): Promise<object> {
  const invoice = await invoiceOf(unit, path.id ?? '');
  demand(invoice, 'draft', 'finalize');
  const due = programmeSeconds(context) + invoice.days_until_due * DAY_SECONDS;
  const url = `${context.publicUrl}/stripe/invoices/${invoice.id}`;
  const open: SandboxInvoice = { ...invoice, status: 'open', due_date: due, hosted_invoice_url: url };
  unit.put('invoices', open);
  unit.emit({ type: 'invoice.finalized', object: open, previous: { status: 'draft' } });
  return open;
}

async function voidInvoice({ path }: StripeCall, _params: object, unit: Unit): Promise<object> {
  const invoice = await invoiceOf(unit, path.id ?? '');
  demand(invoice, 'open', 'void');
  const after: SandboxInvoice = { ...invoice, status: 'void' };
  unit.put('invoices', after);
  unit.emit({ type: 'invoice.voided', object: after, previous: { status: 'open' } });
  return after;
}

/** Somebody of the brand pays on the hosted page: the money is the platform's at once. */
export async function payInvoice(context: SandboxContext, id: string, unit: Unit): Promise<SandboxInvoice> {
  const invoice = await invoiceOf(unit, id);
  demand(invoice, 'open', 'pay');
  const { total, currency } = invoice;
  moveBalance(context, unit, {
    owner: null,
    amountMinor: total,
    currency,
    type: 'payment',
    source: newId(context, 'py'),
  });
  const paid: SandboxInvoice = { ...invoice, status: 'paid', amount_paid: total, amount_remaining: 0 };
  unit.put('invoices', paid);
  unit.emit({ type: 'invoice.paid', object: paid, previous: { status: 'open' } });
  return paid;
}

const Nothing = z.strictObject({ auto_advance: z.enum(['true', 'false']).optional(), expand: Expand });

export const invoiceRoutes: readonly StripeRoute[] = [
  writeRoute('/customers', CreateCustomer, createCustomer),
  writeRoute('/invoiceitems', CreateItem, createItem),
  writeRoute('/invoices', CreateInvoice, createInvoice),
  writeRoute('/invoices/:id/finalize', Nothing, finalize),
  writeRoute('/invoices/:id/void', Nothing, voidInvoice),
  readRoute(
    '/invoices',
    z.strictObject({ ...listFields, customer: Text(100).optional(), status: Text(20).optional() }),
    ({ store }, params) => {
      const { customer, status } = params;
      const filter = { ...(customer && { 'body.customer': customer }), ...(status && { 'body.status': status }) };
      return listPage(store.objects('invoices'), filter, params, { url: '/v1/invoices', noun: 'invoice' });
    },
  ),
  readRoute('/invoices/:id', z.strictObject({ expand: Expand }), async ({ store, path }) => {
    const stored = await store.objects('invoices').findOne({ _id: path.id ?? '' });
    if (!stored) throw resourceMissing('invoice', path.id ?? '');
    return stored.body;
  }),
];

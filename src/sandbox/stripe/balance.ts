import type Stripe from 'stripe';
import { z } from 'zod';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { moveBalance } from './balance-transactions.ts';
import { resourceMissing } from './failure.ts';
import { listPage } from './lists.ts';
import { CurrencyParam, Expand, Int, listFields, MetadataParam, mergeMetadata, Text } from './params.ts';
import { newId, readRoute, type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import type { StripeStore } from './store.ts';
import type { Unit } from './unit.ts';

const CreateTopup = z.strictObject({
  amount: Int(1),
  currency: CurrencyParam,
  description: Text().optional(),
  metadata: MetadataParam.optional(),
  source: Text(100).optional(),
  statement_descriptor: Text(15).optional(),
  transfer_group: Text().optional(),
  expand: Expand,
});
const ListTransactions = z.strictObject({
  ...listFields,
  currency: CurrencyParam.optional(),
  source: Text(100).optional(),
  type: Text(100).optional(),
});

/** The balance object of the platform (owner null) or of a connected account. */
export async function balanceOf(store: StripeStore, owner: string | null): Promise<Stripe.Balance> {
  const stored = await store.balances.find({ owner }).sort({ _id: 1 }).limit(200).toArray();
  const available = stored.map(({ currency, amountMinor }) => ({
    amount: amountMinor,
    currency,
    source_types: { card: amountMinor },
  }));
  const pending = stored.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } }));
  return { object: 'balance', available, livemode: false, pending };
}

/** Adds money to the platform's balance; it is available at once, as with Stripe's test bank accounts. */
export async function createTopup(
  { context }: { context: SandboxContext },
  params: z.output<typeof CreateTopup>,
  unit: Unit,
): Promise<Stripe.Topup> {
  const { amount, currency, description = null } = params;
  const id = newId(context, 'tu');
  const transaction = moveBalance(context, unit, {
    owner: null,
    amountMinor: amount,
    currency,
    type: 'topup',
    source: id,
    description,
  });
  const topup: Stripe.Topup = {
    id,
    object: 'topup',
    amount,
    balance_transaction: transaction,
    created: programmeSeconds(context),
    currency,
    description,
    expected_availability_date: programmeSeconds(context),
    failure_code: null,
    failure_message: null,
    initiated_by: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    source: null,
    statement_descriptor: params.statement_descriptor ?? null,
    status: 'succeeded',
    transfer_group: params.transfer_group ?? null,
  };
  unit.put('topups', topup);
  unit.emit({ type: 'topup.created', object: { ...topup, status: 'pending' } });
  unit.emit({ type: 'topup.succeeded', object: topup, previous: { status: 'pending' } });
  const balance = await unit.balanceMinor(null, currency);
  const available = [{ amount: balance, currency, source_types: { card: balance } }];
  unit.emit({ type: 'balance.available', object: { object: 'balance', available, livemode: false, pending: [] } });
  return topup;
}

export const balanceRoutes: readonly StripeRoute[] = [
  readRoute('/balance', z.strictObject({ expand: Expand }), ({ store, account }) => balanceOf(store, account), {
    connected: true,
  }),
  readRoute(
    '/balance_transactions',
    ListTransactions,
    ({ store, account }: StripeCall, params) => {
      const { currency, source, type } = params;
      const filter = {
        owner: account,
        ...(currency && { 'body.currency': currency }),
        ...(source && { 'body.source': source }),
        ...(type && { 'body.type': type }),
      };
      const names = { url: '/v1/balance_transactions', noun: 'balance transaction' };
      return listPage(store.objects('balance_transactions'), filter, params, names);
    },
    { connected: true },
  ),
  readRoute(
    '/balance_transactions/:id',
    z.strictObject({ expand: Expand }),
    async ({ store, path, account }) => {
      const stored = await store.objects('balance_transactions').findOne({ _id: path.id ?? '', owner: account });
      if (!stored) throw resourceMissing('balance transaction', path.id ?? '');
      return stored.body;
    },
    { connected: true },
  ),
  writeRoute('/topups', CreateTopup, createTopup),
  readRoute('/topups', z.strictObject(listFields), ({ store }, params) =>
    listPage(store.objects('topups'), {}, params, { url: '/v1/topups', noun: 'topup' }),
  ),
  readRoute('/topups/:id', z.strictObject({ expand: Expand }), async ({ store, path }) => {
    const stored = await store.objects('topups').findOne({ _id: path.id ?? '' });
    if (!stored) throw resourceMissing('topup', path.id ?? '');
    return stored.body;
  }),
];

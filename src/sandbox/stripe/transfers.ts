import type Stripe from 'stripe';
import { z } from 'zod';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { countryAllowsTransfer } from './account-object.ts';
import { moveBalance } from './balance-transactions.ts';
import { resourceMissing, StripeFailure } from './failure.ts';
import { listPage } from './lists.ts';
import { CurrencyParam, Expand, Int, listFields, MetadataParam, mergeMetadata, Text } from './params.ts';
import { newId, readRoute, type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import type { Unit } from './unit.ts';

const CreateParams = z.strictObject({
  amount: Int(1),
  currency: CurrencyParam,
  destination: Text(100),
  description: Text().optional(),
  metadata: MetadataParam.optional(),
  source_type: z.enum(['bank_account', 'card', 'fpx']).optional(),
  transfer_group: Text().optional(),
  expand: Expand,
});
const UpdateParams = z.strictObject({
  description: Text().optional(),
  metadata: MetadataParam.optional(),
  expand: Expand,
});
const ListTransfers = z.strictObject({
  ...listFields,
  destination: Text(100).optional(),
  transfer_group: Text().optional(),
});

async function checkDestination(context: SandboxContext, unit: Unit, id: string): Promise<void> {
  const account = await unit.find('accounts', id);
  if (!account) throw resourceMissing('destination', id, 'destination');
  if (account.capabilities?.transfers !== 'active') {
    const message =
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';
    throw new StripeFailure(400, message, { code: 'insufficient_capabilities_for_transfer' });
  }
  if (!countryAllowsTransfer(context.stripe.platformCountry, account)) {
    const message = `Funds can't be sent to accounts located in ${account.country} when the account is under the \`full\` service agreement. To learn more, see https://stripe.com/docs/connect/service-agreement-types.`;
    throw new StripeFailure(400, message);
  }
}

async function createTransfer(
  { context }: StripeCall,
  params: z.output<typeof CreateParams>,
  unit: Unit,
): Promise<object> {
  const { amount, currency, destination } = params;
  await checkDestination(context, unit, destination);
  if ((await unit.balanceMinor(null, currency)) < amount) {
    const message =
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance';
    throw new StripeFailure(400, message, { code: 'balance_insufficient' });
  }
  const id = newId(context, 'tr');
  const payment = newId(context, 'py');
  const description = params.description ?? null;
  const transaction = moveBalance(context, unit, {
    owner: null,
    amountMinor: -amount,
    currency,
    type: 'transfer',
    source: id,
    description,
  });
  moveBalance(context, unit, { owner: destination, amountMinor: amount, currency, type: 'payment', source: payment });
  const transfer: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: transaction,
    created: programmeSeconds(context),
    currency,
    description,
    destination,
    destination_payment: payment,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: null,
    source_type: params.source_type ?? 'card',
    transfer_group: params.transfer_group ?? null,
  };
  unit.put('transfers', transfer);
  unit.emit({ type: 'transfer.created', object: transfer });
  return transfer;
}

/** The transfer in the path; 404 when there is none. */
export async function transferInPath(unit: Unit, { path }: StripeCall): Promise<Stripe.Transfer> {
  const transfer = await unit.find('transfers', path.id ?? '');
  if (!transfer) throw resourceMissing('transfer', path.id ?? '');
  return transfer;
}

async function updateTransfer(call: StripeCall, params: z.output<typeof UpdateParams>, unit: Unit): Promise<object> {
  const transfer = await transferInPath(unit, call);
  const metadata = mergeMetadata(transfer.metadata, params.metadata);
  const after = { ...transfer, description: params.description ?? transfer.description, metadata };
  const { description: oldDescription, metadata: oldMetadata } = transfer;
  unit.put('transfers', after);
  unit.emit({
    type: 'transfer.updated',
    object: after,
    previous: { description: oldDescription, metadata: oldMetadata },
  });
  return after;
}

export const transferRoutes: readonly StripeRoute[] = [
  writeRoute('/transfers', CreateParams, createTransfer),
  readRoute('/transfers', ListTransfers, ({ store }, params) => {
    const { destination, transfer_group } = params;
    const filter = {
      ...(destination && { 'body.destination': destination }),
      ...(transfer_group && { 'body.transfer_group': transfer_group }),
    };
    return listPage(store.objects('transfers'), filter, params, { url: '/v1/transfers', noun: 'transfer' });
  }),
  readRoute('/transfers/:id', z.strictObject({ expand: Expand }), async ({ store, path }) => {
    const stored = await store.objects('transfers').findOne({ _id: path.id ?? '' });
    if (!stored) throw resourceMissing('transfer', path.id ?? '');
    return stored.body;
  }),
  writeRoute('/transfers/:id', UpdateParams, updateTransfer),
];

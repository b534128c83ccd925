import type Stripe from 'stripe';
import { z } from 'zod';
import { programmeSeconds } from '../context.ts';
import { moveBalance } from './balance-transactions.ts';
import { resourceMissing, StripeFailure } from './failure.ts';
import { listPage } from './lists.ts';
import { Expand, Flag, Int, listFields, MetadataParam, mergeMetadata, Text } from './params.ts';
import { newId, readRoute, type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import { transferInPath } from './transfers.ts';
import type { Unit } from './unit.ts';

const CreateParams = z.strictObject({
  amount: Int(1).optional(),
  description: Text().optional(),
  metadata: MetadataParam.optional(),
  refund_application_fee: Flag.optional(),
  expand: Expand,
});

function reversible(transfer: Stripe.Transfer, asked: number | undefined): number {
  const left = transfer.amount - transfer.amount_reversed;
  if (left === 0)
    throw new StripeFailure(400, `Transfer ${transfer.id} is already fully reversed.`, {
      code: 'transfer_already_reversed',
    });
  if ((asked ?? left) > left) {
    throw new StripeFailure(400, `Reversal amount (${asked}) is greater than unreversed amount on transfer (${left})`, {
      param: 'amount',
    });
  }
  return asked ?? left;
}

/** Takes money of a transfer back, as far as the connected account still has it. */
export async function createReversal(
  call: StripeCall,
  params: z.output<typeof CreateParams>,
  unit: Unit,
): Promise<Stripe.TransferReversal> {
  const { context } = call;
  const transfer = await transferInPath(unit, call);
  const amount = reversible(transfer, params.amount);
  const { currency } = transfer;
  const account = String(transfer.destination);
  if ((await unit.balanceMinor(account, currency)) < amount) {
    const message = `The recipient of this transfer does not have sufficient funds in their Stripe account to reverse this amount.`;
    throw new StripeFailure(400, message, { code: 'balance_insufficient' });
  }
  const id = newId(context, 'trr');
  const refund = newId(context, 'pyr');
  const transaction = moveBalance(context, unit, {
    owner: null,
    amountMinor: amount,
    currency,
    type: 'transfer_refund',
    source: id,
  });
  moveBalance(context, unit, {
    owner: account,
    amountMinor: -amount,
    currency,
    type: 'payment_refund',
    source: refund,
  });
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: transaction,
    created: programmeSeconds(context),
    currency,
    destination_payment_refund: refund,
    metadata: mergeMetadata({}, params.metadata),
    source_refund: null,
    transfer: transfer.id,
  };
  const amount_reversed = transfer.amount_reversed + amount;
  const reversals = { ...transfer.reversals, data: [reversal, ...transfer.reversals.data].slice(0, 10) };
  const after = { ...transfer, amount_reversed, reversed: amount_reversed === transfer.amount, reversals };
  unit.put('reversals', reversal);
  unit.put('transfers', after);
  const previous = { amount_reversed: transfer.amount_reversed, reversed: transfer.reversed };
  unit.emit({ type: 'transfer.reversed', object: after, previous });
  return reversal;
}

export const reversalRoutes: readonly StripeRoute[] = [
  writeRoute('/transfers/:id/reversals', CreateParams, createReversal),
  readRoute('/transfers/:id/reversals', z.strictObject(listFields), async ({ store, path }, params) => {
    const id = path.id ?? '';
    if (!(await store.objects('transfers').findOne({ _id: id }))) throw resourceMissing('transfer', id);
    const url = `/v1/transfers/${id}/reversals`;
    return listPage(store.objects('reversals'), { 'body.transfer': id }, params, { url, noun: 'transfer reversal' });
  }),
  readRoute('/transfers/:id/reversals/:reversal', z.strictObject({ expand: Expand }), async ({ store, path }) => {
    const stored = await store
      .objects('reversals')
      .findOne({ _id: path.reversal ?? '', 'body.transfer': path.id ?? '' });
    if (!stored) throw resourceMissing('transfer reversal', path.reversal ?? '');
    return stored.body;
  }),
];

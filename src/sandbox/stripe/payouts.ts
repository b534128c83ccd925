import type Stripe from 'stripe';
import { z } from 'zod';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { moveBalance } from './balance-transactions.ts';
import { resourceMissing, StripeFailure } from './failure.ts';
import { listPage } from './lists.ts';
import { CurrencyParam, Expand, Int, listFields, MetadataParam, mergeMetadata, Text } from './params.ts';
import { newId, readRoute, type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import type { Unit } from './unit.ts';

const CreateParams = z.strictObject({
  amount: Int(1),
  currency: CurrencyParam,
  description: Text().optional(),
  destination: Text(100).optional(),
  metadata: MetadataParam.optional(),
  method: z.enum(['standard', 'instant']).optional(),
  statement_descriptor: Text(22).optional(),
  expand: Expand,
});

function ownerOf(account: string | null): string {
  if (account === null) {
    throw new StripeFailure(400, 'The sandbox pays out connected accounts only; send the Stripe-Account header.');
  }
  return account;
}

/** Pays a connected account's balance to its bank; it arrives at once. */
export async function createPayout(
  { context, account }: Pick<StripeCall, 'context' | 'account'>,
  params: z.output<typeof CreateParams>,
  unit: Unit,
): Promise<Stripe.Payout> {
  const owner = ownerOf(account);
  const { amount, currency, description = null } = params;
  const holder = await unit.find('accounts', owner);
  if (!holder?.payouts_enabled)
    throw new StripeFailure(400, 'Cannot create payouts: this account has payouts disabled.', {
      code: 'payouts_not_allowed',
    });
  if ((await unit.balanceMinor(owner, currency)) < amount) {
    throw new StripeFailure(400, 'You have insufficient funds in your Stripe account for this transfer.', {
      code: 'balance_insufficient',
    });
  }
  const id = newId(context, 'po');
  const payout: Stripe.Payout = {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: programmeSeconds(context),
    automatic: false,
    balance_transaction: moveBalance(context, unit, {
      owner,
      amountMinor: -amount,
      currency,
      type: 'payout',
      source: id,
      description,
    }),
    created: programmeSeconds(context),
    currency,
    description,
    destination: holder.external_accounts?.data[0]?.id ?? null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    method: params.method ?? 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: params.statement_descriptor ?? null,
    status: 'paid',
    trace_id: null,
    type: 'bank_account',
  };
  unit.put('payouts', payout, owner);
  unit.emit({ type: 'payout.created', object: { ...payout, status: 'pending' }, account: owner });
  unit.emit({ type: 'payout.paid', object: payout, account: owner, previous: { status: 'pending' } });
  return payout;
}

/** The bank sends a paid payout back, as may happen for five business days: the money is the account's again. */
export async function failPayout(
  context: SandboxContext,
  owner: string,
  id: string,
  unit: Unit,
): Promise<Stripe.Payout> {
  const payout = await unit.find('payouts', id);
  if (payout?.status !== 'paid') throw resourceMissing('paid payout', id);
  const { amount, currency } = payout;
  const failed: Stripe.Payout = {
    ...payout,
    status: 'failed',
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    failure_balance_transaction: moveBalance(context, unit, {
      owner,
      amountMinor: amount,
      currency,
      type: 'payout_failure',
      source: id,
    }),
  };
  unit.put('payouts', failed, owner);
  unit.emit({ type: 'payout.failed', object: failed, account: owner, previous: { status: 'paid' } });
  return failed;
}

export const payoutRoutes: readonly StripeRoute[] = [
  writeRoute('/payouts', CreateParams, createPayout, { connected: true }),
  readRoute(
    '/payouts',
    z.strictObject({ ...listFields, status: Text(20).optional(), destination: Text(100).optional() }),
    ({ store, account }, params) => {
      const { status, destination } = params;
      const filter = {
        owner: ownerOf(account),
        ...(status && { 'body.status': status }),
        ...(destination && { 'body.destination': destination }),
      };
      return listPage(store.objects('payouts'), filter, params, { url: '/v1/payouts', noun: 'payout' });
    },
    { connected: true },
  ),
  readRoute(
    '/payouts/:id',
    z.strictObject({ expand: Expand }),
    async ({ store, path, account }) => {
      const stored = await store.objects('payouts').findOne({ _id: path.id ?? '', owner: ownerOf(account) });
      if (!stored) throw resourceMissing('payout', path.id ?? '');
      return stored.body;
    },
    { connected: true },
  ),
];

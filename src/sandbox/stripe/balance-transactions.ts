import type Stripe from 'stripe';
import { programmeSeconds, type SandboxContext } from '../context.ts';
import { newId } from './routes.ts';
import type { Unit } from './unit.ts';

export interface Movement {
  owner: string | null;
  /** Negative when money leaves. */
  amountMinor: number;
  currency: string;
  type: Stripe.BalanceTransaction.Type;
  source: string;
  description?: string | null;
}

/** Moves a balance and writes the balance transaction that says why; answers its id. */
export function moveBalance(context: SandboxContext, unit: Unit, movement: Movement): string {
  const { owner, amountMinor, currency, type, source, description = null } = movement;
  const created = programmeSeconds(context);
  const transaction: Stripe.BalanceTransaction = {
    id: newId(context, 'txn'),
    object: 'balance_transaction',
    amount: amountMinor,
    available_on: created,
    balance_type: 'payments',
    created,
    currency,
    description,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amountMinor,
    reporting_category: type === 'transfer_refund' ? 'transfer_reversal' : type,
    source,
    status: 'available',
    type,
  };
  unit.put('balance_transactions', transaction, owner);
  unit.addBalance(owner, currency, amountMinor);
  return transaction.id;
}

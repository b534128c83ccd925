import type { AccountKind, Posting } from '../ledger/index.ts';
import type { CommissionRecord } from './model.ts';

/** Whose money a commission is. */
export interface Payee {
  kind: 'creator' | 'agency';
  id: string;
}

type Money = Pick<CommissionRecord, 'payee' | 'currency'>;
type Wallet = Omit<Posting, 'amountMinor'>;

/** One of the payee's accounts, in the commission's currency. */
export const walletOf = ({ payee, currency }: Money, place: 'pending' | 'payable'): Wallet => ({
  account: `${payee.kind}:${place}` satisfies AccountKind,
  owner: payee.id,
  currency,
});

/** Who pays: the programme for a referral, else the brand. */
export const payerOf = ({
  role,
  brandId,
  currency,
}: Pick<CommissionRecord, 'role' | 'brandId' | 'currency'>): Wallet =>
  role === 'referrer'
    ? { account: 'platform:fees', owner: 'platform', currency }
    : { account: 'brand:owed', owner: brandId, currency };

/** Commissions whose money lies in the same account. */
export const samePayee = ({ payee, currency }: Money): string => `${payee.kind}:${payee.id}:${currency}`;

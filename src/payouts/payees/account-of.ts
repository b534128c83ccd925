import type { AccountKind } from '../../ledger/index.ts';
import type { PayeeKind } from '../model.ts';

/** The ledger's account of a payee in one of its four places. */
export const accountOf = (
  payee: { payeeKind?: PayeeKind },
  place: 'pending' | 'payable' | 'in_transit' | 'paid',
): AccountKind => `${payee.payeeKind ?? 'creator'}:${place}`;

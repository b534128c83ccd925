/**
 * The chart of accounts as data. Signs: what Kolect owes is positive, what it is owed or holds is negative,
 * so that every entry and the whole ledger sum to zero in each currency.
 * `maintained` balances live in their own documents and may be checked in a transaction; `derived` ones would be written by
 * every order and are summed from the journal instead.
 */
export const CHART = {
  'creator:pending': { balance: 'maintained' },
  'creator:payable': { balance: 'maintained' },
  'creator:in_transit': { balance: 'maintained' },
  'creator:paid': { balance: 'maintained' },
  'agency:pending': { balance: 'maintained' },
  'agency:payable': { balance: 'maintained' },
  'agency:in_transit': { balance: 'maintained' },
  'agency:paid': { balance: 'maintained' },
  'brand:owed': { balance: 'derived' },
  'brand:funded': { balance: 'derived' },
  'platform:fees': { balance: 'derived' },
  'platform:cash': { balance: 'derived' },
  'platform:fx': { balance: 'derived' },
  'platform:adjustments': { balance: 'derived' },
} as const satisfies Record<string, { balance: 'maintained' | 'derived' }>;

export type AccountKind = keyof typeof CHART;

export const isMaintained = (account: AccountKind): boolean => CHART[account].balance === 'maintained';

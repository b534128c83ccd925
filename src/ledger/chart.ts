/**
 * The chart of accounts as data. Signs: what Kolect owes is positive, what it is owed or holds is negative,
 * so that every entry and the whole ledger sum to zero in each currency.
 * `maintained` balances live in their own documents and may be checked in a transaction; `derived` ones would be written by
 * every order and are summed from the journal instead.
 */
export const CHART = {
  'creator:pending': { balance: 'maintained', owner: 'creator', means: 'earned, not locked in' },
  'creator:payable': { balance: 'maintained', owner: 'creator', means: 'locked in, goes into the next payout' },
  'creator:in_transit': { balance: 'maintained', owner: 'creator', means: 'reserved for a payout that is being sent' },
  'creator:paid': { balance: 'maintained', owner: 'creator', means: 'sent' },
  'agency:pending': { balance: 'maintained', owner: 'agency', means: 'earned, not locked in' },
  'agency:payable': { balance: 'maintained', owner: 'agency', means: 'locked in, goes into the next payout' },
  'agency:in_transit': { balance: 'maintained', owner: 'agency', means: 'reserved for a payout that is being sent' },
  'agency:paid': { balance: 'maintained', owner: 'agency', means: 'sent' },
  'brand:owed': { balance: 'derived', owner: 'brand', means: 'what the brand owes for commission and fees' },
  'brand:funded': { balance: 'derived', owner: 'brand', means: 'what the brand has paid in' },
  'platform:fees': { balance: 'derived', owner: 'platform', means: 'what the programme pays itself: referrals' },
  'platform:cash': { balance: 'derived', owner: 'platform', means: 'money at Stripe' },
  'platform:fx': { balance: 'derived', owner: 'platform', means: 'differences of exchange' },
  'platform:adjustments': { balance: 'derived', owner: 'platform', means: 'corrections by hand' },
} as const satisfies Record<
  string,
  { balance: 'maintained' | 'derived'; owner: 'creator' | 'agency' | 'brand' | 'platform'; means: string }
>;

export type AccountKind = keyof typeof CHART;

export const ACCOUNTS = Object.keys(CHART) as AccountKind[];

export const isMaintained = (account: AccountKind): boolean => CHART[account].balance === 'maintained';

import type { ShareOfMonth } from '../../commissions/index.ts';

/** What some rows of an agency's share come to, by state. What was reversed is no part of it. Minor units of one currency. */
export function sumShares(rows: Pick<ShareOfMonth, 'state' | 'orders' | 'amountMinor'>[]) {
  const of = (state: ShareOfMonth['state']) =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.amountMinor, 0);
  const [pendingMinor, approvedMinor, paidMinor] = [of('pending'), of('approved'), of('paid')];
  return {
    orders: rows.filter(({ state }) => state !== 'reversed').reduce((sum, row) => sum + row.orders, 0),
    pendingMinor,
    approvedMinor,
    paidMinor,
    totalMinor: pendingMinor + approvedMinor + paidMinor,
  };
}

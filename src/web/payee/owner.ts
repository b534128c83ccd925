/** Whose payouts a page shows, as the addresses of the API. */
export interface PayoutOwner {
  /** Of the payout account. */
  account: string;
  /** Of the payouts. */
  payouts: string;
}

export const ownPayouts: PayoutOwner = { account: '/v1/payees/me', payouts: '/v1/payouts' };

export const payoutsOfAgency = (agencyId: string): PayoutOwner => ({
  account: `/v1/agencies/${agencyId}/payee`,
  payouts: `/v1/agencies/${agencyId}/payouts`,
});

/** Whose payouts a page shows, as the addresses of the API. */
export interface PayoutOwner {
  /** Of the payout account. */
  account: string;
  /** Of the payouts. */
  payouts: string;
  /** Of the monthly statements. */
  statements: string;
}

export const ownPayouts: PayoutOwner = {
  account: '/v1/payees/me',
  payouts: '/v1/payouts',
  statements: '/v1/statements',
};

export const payoutsOfAgency = (agencyId: string): PayoutOwner => ({
  account: `/v1/agencies/${agencyId}/payee`,
  payouts: `/v1/agencies/${agencyId}/payouts`,
  statements: `/v1/agencies/${agencyId}/statements`,
});

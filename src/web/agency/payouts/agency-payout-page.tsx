import { getRouteApi } from '@tanstack/react-router';
import { payoutsOfAgency } from '../../payee/owner.ts';
import { PayoutDetail } from '../../payee/payout-detail.tsx';

const route = getRouteApi('/agency/$agencyId/payouts/$payoutId');

/** One payout of the agency, down to the order lines of its creators. */
export function AgencyPayoutPage() {
  const { agencyId = '', payoutId = '' } = route.useParams();
  const back = { to: '/agency/$agencyId/payouts', params: { agencyId } } as const;
  return <PayoutDetail owner={payoutsOfAgency(agencyId)} id={payoutId} back={back} />;
}

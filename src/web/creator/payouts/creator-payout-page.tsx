import { getRouteApi } from '@tanstack/react-router';
import { ownPayouts } from '../../payee/owner.ts';
import { PayoutDetail } from '../../payee/payout-detail.tsx';

const route = getRouteApi('/creator/payouts/$payoutId');

export function CreatorPayoutPage() {
  const { payoutId } = route.useParams();
  return <PayoutDetail owner={ownPayouts} id={payoutId} back={{ to: '/creator/payouts' }} />;
}

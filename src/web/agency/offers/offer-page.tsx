import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CollaborationView } from '../../collaboration/collaboration-view.tsx';
import { useAgencyId } from '../use-agency-id.ts';

const route = getRouteApi('/agency/$agencyId/offers/$collaborationId');

/** A collaboration that an agency handles: it stands on the creator's side. */
export function OfferPage() {
  const { t } = useTranslation();
  const agencyId = useAgencyId();
  const { collaborationId } = route.useParams();
  const back = { to: '/agency/$agencyId/offers', params: { agencyId }, label: t('campaigns.offers.title') } as const;
  return <CollaborationView id={collaborationId} back={back} />;
}

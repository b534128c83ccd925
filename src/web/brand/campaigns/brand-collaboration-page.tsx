import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCollaboration } from '../../api/campaigns.ts';
import { CollaborationView } from '../../collaboration/collaboration-view.tsx';
import { useBrandId } from '../use-brand-id.ts';

const route = getRouteApi('/brand/$brandId/collaborations/$collaborationId');

/** A collaboration as its brand sees it. */
export function BrandCollaborationPage() {
  const { t } = useTranslation();
  const brandId = useBrandId();
  const { collaborationId } = route.useParams();
  const campaign = useCollaboration(collaborationId).data?.campaign;
  const back = campaign
    ? ({
        to: '/brand/$brandId/campaigns/$campaignId',
        params: { brandId, campaignId: campaign.id },
        label: campaign.title,
      } as const)
    : ({ to: '/brand/$brandId/campaigns', params: { brandId }, label: t('campaigns.one.back') } as const);
  return <CollaborationView id={collaborationId} back={back} />;
}

import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CollaborationView } from '../../collaboration/collaboration-view.tsx';

const route = getRouteApi('/creator/collaborations/$collaborationId');

/** A collaboration as its creator sees it. */
export function CreatorCollaborationPage() {
  const { t } = useTranslation();
  const { collaborationId } = route.useParams();
  const back = { to: '/creator/campaigns', search: { show: 'mine' }, label: t('campaigns.open.tabMine') } as const;
  return <CollaborationView id={collaborationId} back={back} />;
}

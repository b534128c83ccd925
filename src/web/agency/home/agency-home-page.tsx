import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../../api/me.ts';
import { Page } from '../../kit/page.tsx';

const route = getRouteApi('/agency/$agencyId');

export function AgencyHomePage() {
  const { agencyId } = route.useParams();
  const held = useMe().memberships.find(
    (membership) => membership.kind === 'agency' && membership.agencyId === agencyId,
  );
  return <Page title={held && 'name' in held ? held.name : ''}>{null}</Page>;
}

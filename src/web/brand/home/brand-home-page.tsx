import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../../api/me.ts';
import { Page } from '../../kit/page.tsx';

const route = getRouteApi('/brand/$brandId');

export function BrandHomePage() {
  const { brandId } = route.useParams();
  const held = useMe().memberships.find((membership) => membership.kind === 'brand' && membership.brandId === brandId);
  return <Page title={held && 'name' in held ? held.name : ''}>{null}</Page>;
}

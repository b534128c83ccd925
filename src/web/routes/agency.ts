import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { onlyFor, rootRoute } from './root.ts';

const agencyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/agency/$agencyId',
  beforeLoad: onlyFor('agency'),
  component: lazyRouteComponent(() => import('../agency/agency-portal.tsx'), 'AgencyPortal'),
});

const agencyRoutes = [
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../agency/home/agency-home-page.tsx'), 'AgencyHomePage'),
  }),
] as const;

export const agencyPortal = agencyRoute.addChildren(agencyRoutes);

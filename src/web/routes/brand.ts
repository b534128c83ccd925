import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { onlyFor, rootRoute } from './root.ts';

const brandRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/brand/$brandId',
  beforeLoad: onlyFor('brand'),
  component: lazyRouteComponent(() => import('../brand/brand-portal.tsx'), 'BrandPortal'),
});

const brandRoutes = [
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../brand/home/brand-home-page.tsx'), 'BrandHomePage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/papers',
    component: lazyRouteComponent(() => import('../brand/papers/papers-page.tsx'), 'PapersPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/team',
    component: lazyRouteComponent(() => import('../brand/team/team-page.tsx'), 'TeamPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/attribution',
    component: lazyRouteComponent(() => import('../brand/attribution/attribution-page.tsx'), 'AttributionPage'),
  }),
] as const;

export const brandPortal = brandRoute.addChildren(brandRoutes);

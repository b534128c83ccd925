import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { learn } from '../i18n/i18n.ts';
import { readReportSearch } from '../reports/report-search.ts';
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
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/products',
    component: lazyRouteComponent(() => import('../brand/products/products-page.tsx'), 'ProductsPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/imports/$importId',
    component: lazyRouteComponent(() => import('../brand/products/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/campaigns',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../brand/campaigns/campaigns-page.tsx'), 'CampaignsPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/campaigns/new',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../brand/campaigns/new-campaign-page.tsx'), 'NewCampaignPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/campaigns/$campaignId',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../brand/campaigns/campaign-page.tsx'), 'CampaignPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/campaigns/$campaignId/edit',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../brand/campaigns/edit-campaign-page.tsx'), 'EditCampaignPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/collaborations/$collaborationId',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(
      () => import('../brand/campaigns/brand-collaboration-page.tsx'),
      'BrandCollaborationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/creators',
    validateSearch: (search): { view?: 'recommended' } => ({
      view: search.view === 'recommended' ? 'recommended' : undefined,
    }),
    component: lazyRouteComponent(() => import('../brand/creators/creators-page.tsx'), 'CreatorsPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/shops',
    component: lazyRouteComponent(() => import('../brand/shops/shops-page.tsx'), 'ShopsPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/keys',
    component: lazyRouteComponent(() => import('../brand/keys/keys-page.tsx'), 'BrandKeysPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/funding',
    component: lazyRouteComponent(() => import('../brand/funding/funding-page.tsx'), 'FundingPage'),
  }),
  createRoute({
    getParentRoute: () => brandRoute,
    path: '/report',
    validateSearch: readReportSearch,
    beforeLoad: () => learn('reports'),
    component: lazyRouteComponent(() => import('../brand/report/report-page.tsx'), 'BrandReportPage'),
  }),
] as const;

export const brandPortal = brandRoute.addChildren(brandRoutes);

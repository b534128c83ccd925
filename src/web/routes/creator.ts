import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { learn } from '../i18n/i18n.ts';
import { readReportSearch } from '../reports/report-search.ts';
import { onlyFor, rootRoute, text } from './root.ts';

const creatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creator',
  beforeLoad: onlyFor('creator'),
  component: lazyRouteComponent(() => import('../creator/creator-portal.tsx'), 'CreatorPortal'),
});

const creatorRoutes = [
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../creator/home/creator-home-page.tsx'), 'CreatorHomePage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/first-link',
    component: lazyRouteComponent(() => import('../creator/first-link/first-link-page.tsx'), 'FirstLinkPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/links',
    validateSearch: (search): { show?: 'codes' } => ({ show: search.show === 'codes' ? 'codes' : undefined }),
    component: lazyRouteComponent(() => import('../creator/links/links-page.tsx'), 'LinksPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/links/$linkId',
    component: lazyRouteComponent(() => import('../creator/links/link-page.tsx'), 'LinkPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/orders',
    validateSearch: (search): { outcome?: 'lost' } => ({ outcome: search.outcome === 'lost' ? 'lost' : undefined }),
    component: lazyRouteComponent(() => import('../creator/orders/orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('../creator/orders/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/commissions',
    validateSearch: (search): { ids?: string } => ({ ids: text(search.ids) }),
    component: lazyRouteComponent(() => import('../creator/orders/commissions-page.tsx'), 'CommissionsPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/commissions/$commissionId',
    component: lazyRouteComponent(() => import('../creator/orders/commission-page.tsx'), 'CommissionPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/standing',
    component: lazyRouteComponent(() => import('../creator/standing/standing-page.tsx'), 'StandingPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/payouts',
    validateSearch: (search): { onboarding?: string } => ({ onboarding: text(search.onboarding) }),
    component: lazyRouteComponent(() => import('../creator/payouts/creator-payouts-page.tsx'), 'CreatorPayoutsPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/campaigns',
    beforeLoad: () => learn('campaigns'),
    validateSearch: (search): { show?: 'mine' } => ({ show: search.show === 'mine' ? 'mine' : undefined }),
    component: lazyRouteComponent(
      () => import('../creator/campaigns/creator-campaigns-page.tsx'),
      'CreatorCampaignsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/campaigns/$campaignId',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(
      () => import('../creator/campaigns/creator-campaign-page.tsx'),
      'CreatorCampaignPage',
    ),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/collaborations/$collaborationId',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(
      () => import('../creator/campaigns/creator-collaboration-page.tsx'),
      'CreatorCollaborationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/payouts/$payoutId',
    component: lazyRouteComponent(() => import('../creator/payouts/creator-payout-page.tsx'), 'CreatorPayoutPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/questions',
    beforeLoad: () => learn('questions'),
    component: lazyRouteComponent(() => import('../creator/questions/questions-page.tsx'), 'QuestionsPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/keys',
    component: lazyRouteComponent(() => import('../creator/keys/creator-keys-page.tsx'), 'CreatorKeysPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/agency',
    beforeLoad: () => learn('joining'),
    component: lazyRouteComponent(() => import('../creator/agency/creator-agency-page.tsx'), 'CreatorAgencyPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/refer',
    beforeLoad: () => learn('joining'),
    component: lazyRouteComponent(() => import('../creator/referrals/referrals-page.tsx'), 'ReferralsPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/consents',
    beforeLoad: () => learn('joining'),
    component: lazyRouteComponent(() => import('../creator/consents/consents-page.tsx'), 'ConsentsPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/media-kit',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../creator/media-kit/media-kit-page.tsx'), 'MediaKitPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/report',
    validateSearch: readReportSearch,
    beforeLoad: () => learn('reports'),
    component: lazyRouteComponent(() => import('../creator/report/report-page.tsx'), 'CreatorReportPage'),
  }),
] as const;

export const creatorPortal = creatorRoute.addChildren(creatorRoutes);

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { learn } from '../i18n/i18n.ts';
import { readReportSearch } from '../reports/report-search.ts';
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
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/offers',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../agency/offers/offers-page.tsx'), 'OffersPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/offers/$collaborationId',
    beforeLoad: () => learn('campaigns'),
    component: lazyRouteComponent(() => import('../agency/offers/offer-page.tsx'), 'OfferPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/payouts',
    validateSearch: (search): { onboarding?: string } =>
      typeof search.onboarding === 'string' ? { onboarding: search.onboarding } : {},
    component: lazyRouteComponent(() => import('../agency/payouts/agency-payouts-page.tsx'), 'AgencyPayoutsPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/payouts/$payoutId',
    component: lazyRouteComponent(() => import('../agency/payouts/agency-payout-page.tsx'), 'AgencyPayoutPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/roster',
    component: lazyRouteComponent(() => import('../agency/roster/roster-page.tsx'), 'RosterPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/invitations',
    component: lazyRouteComponent(() => import('../agency/invitations/invitations-page.tsx'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/statements',
    component: lazyRouteComponent(() => import('../agency/statements/statements-page.tsx'), 'StatementsPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/members',
    component: lazyRouteComponent(() => import('../agency/members/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => agencyRoute,
    path: '/report',
    validateSearch: readReportSearch,
    beforeLoad: () => learn('reports'),
    component: lazyRouteComponent(() => import('../agency/report/report-page.tsx'), 'AgencyReportPage'),
  }),
] as const;

export const agencyPortal = agencyRoute.addChildren(agencyRoutes);

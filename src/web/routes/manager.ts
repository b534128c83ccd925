import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { learn } from '../i18n/i18n.ts';
import { readReportSearch } from '../reports/report-search.ts';
import { onlyFor, rootRoute } from './root.ts';

const managerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manager',
  beforeLoad: onlyFor('manager'),
  component: lazyRouteComponent(() => import('../manager/manager-portal.tsx'), 'ManagerPortal'),
});

const managerRoutes = [
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../manager/home/manager-home-page.tsx'), 'ManagerHomePage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/payouts',
    component: lazyRouteComponent(() => import('../manager/payouts/payout-runs-page.tsx'), 'PayoutRunsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/payouts/$runId',
    component: lazyRouteComponent(() => import('../manager/payouts/payout-run-page.tsx'), 'PayoutRunPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/dead-letters',
    validateSearch: (search): { state?: 'replayed' | 'dismissed' } => ({
      state: search.state === 'replayed' || search.state === 'dismissed' ? search.state : undefined,
    }),
    component: lazyRouteComponent(() => import('../manager/dead-letters/dead-letters-page.tsx'), 'DeadLettersPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/dead-letters/$letterId',
    component: lazyRouteComponent(() => import('../manager/dead-letters/dead-letter-page.tsx'), 'DeadLetterPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/reconciliation',
    component: lazyRouteComponent(
      () => import('../manager/reconciliation/reconciliation-page.tsx'),
      'ReconciliationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/funding',
    validateSearch: (search): { brand?: string } => (typeof search.brand === 'string' ? { brand: search.brand } : {}),
    component: lazyRouteComponent(() => import('../manager/funding/funding-page.tsx'), 'BrandsMoneyPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/payout-reversals',
    component: lazyRouteComponent(() => import('../manager/reversals/reversals-page.tsx'), 'ReversalsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/stripe-events',
    component: lazyRouteComponent(() => import('../manager/stripe-events/stripe-events-page.tsx'), 'StripeEventsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/cases',
    beforeLoad: () => learn('cases'),
    validateSearch: (search): { state?: 'decided' | 'appealed' | 'closed'; mine?: true } => ({
      state:
        search.state === 'decided' || search.state === 'appealed' || search.state === 'closed'
          ? search.state
          : undefined,
      mine: search.mine === true ? true : undefined,
    }),
    component: lazyRouteComponent(() => import('../manager/cases/cases-page.tsx'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/cases/$caseId',
    beforeLoad: () => learn('cases'),
    component: lazyRouteComponent(() => import('../manager/cases/case-page.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/reports',
    beforeLoad: () => learn('cases'),
    validateSearch: (search): { unmatched?: true } => ({ unmatched: search.unmatched === true ? true : undefined }),
    component: lazyRouteComponent(() => import('../manager/reports/reports-page.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/rules',
    component: lazyRouteComponent(() => import('../manager/rules/rules-page.tsx'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/ledger',
    component: lazyRouteComponent(() => import('../manager/ledger/ledger-page.tsx'), 'LedgerPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/creators',
    component: lazyRouteComponent(() => import('../manager/creators/creators-page.tsx'), 'CreatorsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/creators/$creatorId',
    component: lazyRouteComponent(() => import('../manager/creators/creator-page.tsx'), 'CreatorPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/brands',
    component: lazyRouteComponent(() => import('../manager/brands/brands-page.tsx'), 'BrandsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/brands/$reviewedId',
    // The reviewer reads the papers as the brand does.
    beforeLoad: () => learn('brand'),
    component: lazyRouteComponent(() => import('../manager/brands/brand-review-page.tsx'), 'BrandReviewPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/team',
    component: lazyRouteComponent(() => import('../manager/team/managers-page.tsx'), 'ManagersPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/goals',
    component: lazyRouteComponent(() => import('../manager/goals/goals-page.tsx'), 'GoalsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/settings',
    // Signals are named as the reviewers' desk names them.
    beforeLoad: () => learn('cases'),
    validateSearch: (search): { from?: string } => (typeof search.from === 'string' ? { from: search.from } : {}),
    component: lazyRouteComponent(() => import('../manager/settings/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/simulations',
    beforeLoad: () => learn('cases'),
    component: lazyRouteComponent(() => import('../manager/simulation/simulations-page.tsx'), 'SimulationsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/simulations/compare',
    beforeLoad: () => learn('cases'),
    validateSearch: (search): { ids: string[] } => ({
      ids: Array.isArray(search.ids) ? search.ids.filter((id) => typeof id === 'string').slice(0, 4) : [],
    }),
    component: lazyRouteComponent(() => import('../manager/simulation/compare-page.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/simulations/$simulationId',
    beforeLoad: () => learn('cases'),
    component: lazyRouteComponent(() => import('../manager/simulation/simulation-page.tsx'), 'SimulationPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/joining',
    beforeLoad: () => learn('joining'),
    component: lazyRouteComponent(() => import('../manager/joining/joining-page.tsx'), 'JoiningPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/report',
    validateSearch: readReportSearch,
    beforeLoad: () => learn('reports'),
    component: lazyRouteComponent(() => import('../manager/report/report-page.tsx'), 'ManagerReportPage'),
  }),
] as const;

export const managerPortal = managerRoute.addChildren(managerRoutes);

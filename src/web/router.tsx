import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ParsedLocation,
  redirect,
} from '@tanstack/react-router';
import { meQuery, type Portal, portalsOf } from './api/me.ts';
import { NotFoundPage } from './shell/not-found.tsx';
import { PageProblem } from './shell/page-problem.tsx';
import { PageWaiting } from './shell/page-waiting.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Only a path of our own: a full address in ?returnTo would be an open redirect. */
const ownPath = (value: unknown) => text(value)?.match(/^\/(?![/\\])[^\s]*$/)?.[0];

/** Lets only those in who hold the membership; strangers sign in first, others go where they belong. */
const onlyFor = (portal: Portal) => async (options: { context: RouterContext; location: ParsedLocation }) => {
  const { queryClient } = options.context;
  const known = await queryClient.ensureQueryData(meQuery);
  const mayEnter = known && portalsOf(known).includes(portal);
  // What is known may be a moment old: an approval, for example, opens the portal.
  const me = mayEnter ? known : await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  if (!me) throw redirect({ to: '/', search: { returnTo: options.location.href } });
  if (!portalsOf(me).includes(portal)) throw redirect({ to: '/' });
};

const rootRoute = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFoundPage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  // Every key is named: what a validator leaves out, the router would keep as it came.
  validateSearch: (search): { problem?: string; returnTo?: string } => ({
    problem: text(search.problem),
    returnTo: ownPath(search.returnTo),
  }),
  component: lazyRouteComponent(() => import('./public/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const applyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/apply',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/', search: { returnTo: '/apply' } });
  },
  component: lazyRouteComponent(() => import('./public/apply/apply-page.tsx'), 'ApplyPage'),
});

const creatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/creator',
  beforeLoad: onlyFor('creator'),
  component: lazyRouteComponent(() => import('./creator/creator-portal.tsx'), 'CreatorPortal'),
});

const creatorRoutes = [
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./creator/home/creator-home-page.tsx'), 'CreatorHomePage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/links',
    component: lazyRouteComponent(() => import('./creator/links/links-page.tsx'), 'LinksPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/orders',
    validateSearch: (search): { outcome?: 'lost' } => ({ outcome: search.outcome === 'lost' ? 'lost' : undefined }),
    component: lazyRouteComponent(() => import('./creator/orders/orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('./creator/orders/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/commissions',
    validateSearch: (search): { ids?: string } => ({ ids: text(search.ids) }),
    component: lazyRouteComponent(() => import('./creator/orders/commissions-page.tsx'), 'CommissionsPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/commissions/$commissionId',
    component: lazyRouteComponent(() => import('./creator/orders/commission-page.tsx'), 'CommissionPage'),
  }),
  createRoute({
    getParentRoute: () => creatorRoute,
    path: '/payouts',
    validateSearch: (search): { onboarding?: string } => ({ onboarding: text(search.onboarding) }),
    component: lazyRouteComponent(() => import('./creator/payouts/creator-payouts-page.tsx'), 'CreatorPayoutsPage'),
  }),
] as const;

const managerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manager',
  beforeLoad: onlyFor('manager'),
  component: lazyRouteComponent(() => import('./manager/manager-portal.tsx'), 'ManagerPortal'),
});

const managerRoutes = [
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./manager/home/manager-home-page.tsx'), 'ManagerHomePage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/payouts',
    component: lazyRouteComponent(() => import('./manager/payouts/payout-runs-page.tsx'), 'PayoutRunsPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/payouts/$runId',
    component: lazyRouteComponent(() => import('./manager/payouts/payout-run-page.tsx'), 'PayoutRunPage'),
  }),
  createRoute({
    getParentRoute: () => managerRoute,
    path: '/ledger',
    component: lazyRouteComponent(() => import('./manager/ledger/ledger-page.tsx'), 'LedgerPage'),
  }),
] as const;

const routeTree = rootRoute.addChildren([
  signInRoute,
  applyRoute,
  creatorRoute.addChildren(creatorRoutes),
  managerRoute.addChildren(managerRoutes),
]);

/** Every address of the portals; each page is a lazy file of its own. */
export function createPortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingMs: 300,
    defaultPendingComponent: PageWaiting,
    defaultErrorComponent: PageProblem,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}

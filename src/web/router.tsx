import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { accountRoute } from './routes/account.ts';
import { agencyPortal } from './routes/agency.ts';
import { brandPortal } from './routes/brand.ts';
import { creatorPortal } from './routes/creator.ts';
import { managerPortal } from './routes/manager.ts';
import { publicRoutes } from './routes/public.ts';
import { rootRoute } from './routes/root.ts';
import { PageProblem } from './shell/page-problem.tsx';
import { PageWaiting } from './shell/page-waiting.tsx';

const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  accountRoute,
  creatorPortal,
  managerPortal,
  brandPortal,
  agencyPortal,
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

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { rootRoute, text } from './root.ts';

/** Only a path of our own: a full address in ?returnTo would be an open redirect. */
const ownPath = (value: unknown) => text(value)?.match(/^\/(?![/\\])[^\s]*$/)?.[0];

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  // Every key is named: what a validator leaves out, the router would keep as it came.
  validateSearch: (search): { problem?: string; returnTo?: string } => ({
    problem: text(search.problem),
    returnTo: ownPath(search.returnTo),
  }),
  component: lazyRouteComponent(() => import('../public/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const applyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/apply',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/', search: { returnTo: '/apply' } });
  },
  component: lazyRouteComponent(() => import('../public/apply/apply-page.tsx'), 'ApplyPage'),
});

export const publicRoutes = [signInRoute, applyRoute] as const;

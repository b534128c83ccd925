import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { learn } from '../i18n/i18n.ts';
import { rememberToken } from '../public/invitation-token.ts';
import { rootRoute, text } from './root.ts';

/** Only a path of our own: a full address in ?returnTo would be an open redirect. */
const ownPath = (value: unknown) => text(value)?.match(/^\/(?![/\\])[^\s]*$/)?.[0];

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => learn('public'),
  // Every key is named: what a validator leaves out, the router would keep as it came.
  validateSearch: (search): { problem?: string; returnTo?: string } => ({
    problem: text(search.problem),
    returnTo: ownPath(search.returnTo),
  }),
  component: lazyRouteComponent(() => import('../public/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Strangers sign in first and come back. */
const onlySignedIn =
  (returnTo: string) =>
  async ({ context }: { context: { queryClient: QueryClient } }) => {
    const words = learn('public');
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/', search: { returnTo } });
    await words;
  };

const applyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/apply',
  beforeLoad: onlySignedIn('/apply'),
  component: lazyRouteComponent(() => import('../public/apply/apply-page.tsx'), 'ApplyPage'),
});

const applyBrandRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/apply/brand',
  beforeLoad: async (options) => {
    await onlySignedIn('/apply/brand')(options);
    await learn('brand');
  },
  component: lazyRouteComponent(() => import('../public/apply-brand/apply-brand-page.tsx'), 'ApplyBrandPage'),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join',
  beforeLoad: (options) => {
    rememberToken('team');
    return onlySignedIn('/join')(options);
  },
  component: lazyRouteComponent(() => import('../public/join/join-page.tsx'), 'JoinPage'),
});

const questionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/questions',
  beforeLoad: async (options) => {
    await onlySignedIn('/questions')(options);
    await learn('questions');
  },
  component: lazyRouteComponent(() => import('../public/questions/public-questions-page.tsx'), 'PublicQuestionsPage'),
});

const applyAgencyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/apply/agency',
  beforeLoad: async (options) => {
    await onlySignedIn('/apply/agency')(options);
    await learn('joining');
  },
  component: lazyRouteComponent(() => import('../public/apply-agency/apply-agency-page.tsx'), 'ApplyAgencyPage'),
});

/** Open to strangers: they see who invites them before they sign in. */
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  beforeLoad: () => {
    rememberToken('programme');
    return Promise.all([learn('public'), learn('joining')]);
  },
  component: lazyRouteComponent(() => import('../public/invitation/invitation-page.tsx'), 'InvitationPage'),
});

/** Open to strangers: a buyer who followed a link has no account. */
const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/report',
  beforeLoad: () => learn('public'),
  validateSearch: (search): { link?: string } => ({ link: text(search.link)?.slice(0, 300) }),
  component: lazyRouteComponent(() => import('../public/report/report-page.tsx'), 'ReportPage'),
});

export const publicRoutes = [
  signInRoute,
  applyRoute,
  applyBrandRoute,
  applyAgencyRoute,
  joinRoute,
  invitationRoute,
  questionsRoute,
  reportRoute,
] as const;

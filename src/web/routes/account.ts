import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import type { Network } from '../api/types.ts';
import { learn } from '../i18n/i18n.ts';
import { rootRoute, text } from './root.ts';

// By name and not by the list of marks: this file is part of every page.
const isNetwork = (value: unknown): value is Network =>
  typeof value === 'string' && /^(google|facebook|instagram|x|tiktok)$/.test(value);

/** Everybody's own account: reached from the account menu of every portal, and by links in mails. */
export const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  validateSearch: (search): { problem?: string; linked?: Network } => ({
    problem: text(search.problem),
    linked: isNetwork(search.linked) ? search.linked : undefined,
  }),
  beforeLoad: async ({ context }) => {
    const words = learn('account');
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/', search: { returnTo: '/account' } });
    await words;
  },
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
});

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, type ParsedLocation, redirect } from '@tanstack/react-router';
import { doorsOf, meQuery, type Portal } from '../api/me.ts';
import { learn } from '../i18n/i18n.ts';
import { NotFoundPage } from '../shell/not-found.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

interface Entering {
  context: RouterContext;
  location: ParsedLocation;
  params: { brandId?: string; agencyId?: string };
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFoundPage });

/** Lets only those in who hold the membership; strangers sign in first, others go where they belong. */
export const onlyFor = (portal: Portal) => async (options: Entering) => {
  const { queryClient } = options.context;
  const words = learn(portal);
  const { brandId, agencyId } = options.params;
  const isDoor = (door: ReturnType<typeof doorsOf>[number]) =>
    door.portal === portal && door.params.brandId === brandId && door.params.agencyId === agencyId;
  const known = await queryClient.ensureQueryData(meQuery);
  const mayEnter = known && doorsOf(known).some(isDoor);
  // What is known may be a moment old: an approval, for example, opens the portal.
  const me = mayEnter ? known : await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  if (!me) throw redirect({ to: '/', search: { returnTo: options.location.href } });
  if (!doorsOf(me).some(isDoor)) throw redirect({ to: '/' });
  await words;
};

/** What a search parameter says, when it is text at all. */
export const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

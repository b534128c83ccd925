import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { get, getOrNull, post } from './client.ts';
import type { List, Me, NetworkOption } from './types.ts';

/** Who is signed in, or null. */
export const meQuery = queryOptions({
  queryKey: ['/v1/me'],
  queryFn: ({ signal }) => getOrNull<Me>('/v1/me', signal),
  staleTime: 15_000,
});

export const networksQuery = queryOptions({
  queryKey: ['/v1/networks'],
  queryFn: ({ signal }) => get<List<NetworkOption>>('/v1/networks', signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const useNetworks = () => useQuery(networksQuery);

/** The signed-in person; only below a route that has made sure there is one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('This page needs a signed-in person.');
  return data;
}

export type Portal = 'creator' | 'manager';

/** The portals a person may enter: an application under way opens none. */
export function portalsOf(me: Me): Portal[] {
  const open = me.memberships.filter((membership) => membership.kind === 'manager' || membership.state === 'active');
  return open.map((membership) => membership.kind);
}

/** Where a signed-in person goes first; null when they have to choose. */
export function homeOf(me: Me): '/apply' | '/creator' | '/manager' | null {
  const portals = portalsOf(me);
  if (portals.length > 1) return null;
  return portals[0] ? `/${portals[0]}` : '/apply';
}

export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<undefined>('/auth/sign-out'),
    onSuccess: () => {
      queryClient.clear();
      location.assign('/');
    },
  });
}

import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { get, getOrNull, post } from './client.ts';
import type { List, Me, NetworkOption } from './types.ts';
import { useMutation } from './use-change.ts';

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

export type Portal = 'creator' | 'manager' | 'brand' | 'agency';

/** A portal that a person may enter: a brand's or an agency's is one for each of them. */
export interface Door {
  portal: Portal;
  to: '/creator' | '/manager' | '/brand/$brandId' | '/agency/$agencyId';
  params: { brandId?: string; agencyId?: string };
  /** Of the brand or agency. */
  name?: string;
}

/** The portals a person may enter: an application under way opens none. */
export function doorsOf(me: Me): Door[] {
  return me.memberships.flatMap((held): Door[] => {
    if (held.kind === 'creator')
      return held.state === 'active' ? [{ portal: 'creator', to: '/creator', params: {} }] : [];
    if (held.kind === 'manager') return [{ portal: 'manager', to: '/manager', params: {} }];
    if (held.kind === 'brand')
      return [{ portal: 'brand', to: '/brand/$brandId', params: { brandId: held.brandId }, name: held.name }];
    return [{ portal: 'agency', to: '/agency/$agencyId', params: { agencyId: held.agencyId }, name: held.name }];
  });
}

/** Where a signed-in person goes first; null when they have to choose. */
export function homeOf(me: Me): Door | { to: '/apply'; params: object } | null {
  const doors = doorsOf(me);
  if (doors.length > 1) return null;
  return doors[0] ?? { to: '/apply', params: {} };
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

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnIdentity, SessionView } from '../../accounts/schemas.ts';
import { get, patch, post, remove } from './client.ts';
import { meQuery } from './me.ts';
import type { Me, Network } from './types.ts';

const identitiesQuery = queryOptions({
  queryKey: ['/v1/me/identities'],
  queryFn: ({ signal }) => get<{ data: OwnIdentity[] }>('/v1/me/identities', signal),
});

const sessionsQuery = queryOptions({
  queryKey: ['/v1/me/sessions'],
  queryFn: ({ signal }) => get<{ data: SessionView[] }>('/v1/me/sessions', signal),
});

export const useOwnIdentities = () => useQuery(identitiesQuery);
export const useSessions = () => useQuery(sessionsQuery);

/** A change, after which what it touches is read again. */
function useChange<Input>(change: (input: Input) => Promise<unknown>, ...keys: readonly (readonly string[])[]) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}

export interface MeChange {
  displayName?: string;
  language?: string;
  email?: string;
}

export const useChangeMe = () => useChange((change: MeChange) => patch<Me>('/v1/me', change), meQuery.queryKey);

export const useConfirmEmail = () =>
  useChange(
    (code: string) => post<undefined>('/v1/me/email/confirm', { code }),
    meQuery.queryKey,
    sessionsQuery.queryKey,
  );

/** Asks on our own page, then leaves for the network. */
export const useLinkNetwork = () =>
  useMutation({
    mutationFn: (network: Network) => post<{ url: string }>(`/auth/${network}/link`),
    onSuccess: ({ url }) => location.assign(url),
  });

export const useUnlink = () =>
  useChange(
    (id: string) => remove(`/v1/me/identities/${encodeURIComponent(id)}`),
    identitiesQuery.queryKey,
    meQuery.queryKey,
  );

export const useEndSession = () => useChange((id: string) => remove(`/v1/me/sessions/${id}`), sessionsQuery.queryKey);

export function useEndAllSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<undefined>('/v1/me/sessions/end', { everywhere: true }),
    onSuccess: () => {
      queryClient.clear();
      location.assign('/');
    },
  });
}

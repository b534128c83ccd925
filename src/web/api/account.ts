import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnIdentity, SessionView } from '../../accounts/schemas.ts';
import { get, patch, post, remove } from './client.ts';
import type { Me, Network } from './types.ts';
import { useChange, useMutation } from './use-change.ts';

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

export interface MeChange {
  displayName?: string;
  language?: string;
  email?: string;
}

export const useChangeMe = () => useChange('/v1/me', (change: MeChange) => patch<Me>('/v1/me', change));

export const useConfirmEmail = () =>
  useChange(['/v1/me', '/v1/me/sessions'], (code: string) => post<undefined>('/v1/me/email/confirm', { code }));

/** Asks on our own page, then leaves for the network. */
export const useLinkNetwork = () =>
  useMutation({
    mutationFn: (network: Network) => post<{ url: string }>(`/auth/${network}/link`),
    onSuccess: ({ url }) => location.assign(url),
  });

export const useUnlink = () =>
  useChange(['/v1/me/identities', '/v1/me'], (id: string) => remove(`/v1/me/identities/${encodeURIComponent(id)}`));

export const useEndSession = () => useChange('/v1/me/sessions', (id: string) => remove(`/v1/me/sessions/${id}`));

/** What leaves nobody signed in here: back to the first page, with nothing remembered. */
function useGoodbye(leave: () => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: leave,
    onSuccess: () => {
      queryClient.clear();
      location.assign('/');
    },
  });
}

export const useEndAllSessions = () => useGoodbye(() => post<undefined>('/v1/me/sessions/end', { everywhere: true }));

export const useCloseAccount = () => useGoodbye(() => post<undefined>('/v1/me/delete', { forGood: true }));

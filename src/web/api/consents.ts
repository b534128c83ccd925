import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnConsent } from '../../privacy/schemas.ts';
import { get, post } from './client.ts';
import type { Consent } from './types.ts';
import { useMutation } from './use-change.ts';

export type { OwnConsent };

const ownKey = ['/v1/consents/mine'];

export const useOwnConsents = () =>
  useQuery({ queryKey: ownKey, queryFn: ({ signal }) => get<{ data: OwnConsent[] }>('/v1/consents/mine', signal) });

/** Giving and withdrawing are the same switch. */
export function useChangeConsent() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ text: { purpose, version, language }, given }: { text: Consent; given: boolean }) =>
      given
        ? post<undefined>('/v1/consents/mine', { purpose, version, language })
        : post<undefined>('/v1/consents/mine/withdraw', { purpose }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ownKey }),
  });
}

export function useLeave() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<undefined>('/v1/creators/me/leave', { reason: null }),
    onSuccess: () => queryClient.clear(),
  });
}

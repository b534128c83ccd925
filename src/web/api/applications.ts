import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get, getOrNull, post } from './client.ts';
import { useList } from './list.ts';
import type { Application, ApplicationInput, Consent, List } from './types.ts';
import { useMutation } from './use-change.ts';

/** The texts in force, in the reader's language. */
export function useConsents() {
  const { language } = useTranslation().i18n;
  return useQuery({
    queryKey: ['/v1/consents', language],
    queryFn: ({ signal }) => get<List<Consent>>(`/v1/consents?language=${language}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const mineKey = ['/v1/applications/mine'];

/** The own application, or null; asked for again every few seconds while it waits for a decision. */
export const useMyApplication = () =>
  useQuery({
    queryKey: mineKey,
    queryFn: ({ signal }) => getOrNull<Application>('/v1/applications/mine', signal),
    refetchInterval: (query) => (query.state.data?.state === 'applied' ? 5_000 : false),
  });

export function useApply() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: ApplicationInput) => post<Application>('/v1/applications', input),
    onSuccess: (application) => {
      queryClient.setQueryData(mineKey, application);
      return queryClient.invalidateQueries({ queryKey: ['/v1/me'] });
    },
  });
}

export const useWaitingApplications = () =>
  useList<Application>('/v1/applications', { params: { state: 'applied' }, refetchInterval: 20_000 });

export interface ApplicationDecision {
  application: Application;
  rejectedBecause?: string;
}

export function useDecideApplication() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ application, rejectedBecause }: ApplicationDecision) =>
      rejectedBecause === undefined
        ? post<Application>(`/v1/applications/${application.id}/approve`)
        : post<Application>(`/v1/applications/${application.id}/reject`, { reason: rejectedBecause }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['/v1/applications'] }),
        queryClient.invalidateQueries({ queryKey: ['/v1/programme/summary'] }),
      ]),
  });
}

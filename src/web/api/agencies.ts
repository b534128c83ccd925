import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OwnRoster, RosterEntry } from '../../agencies/rosters/schemas.ts';
import type { Agency, AgencyDecision, NewAgency } from '../../agencies/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';

export type { Agency, NewAgency, OwnRoster, RosterEntry };

/** A change whose answer shows in the lists under some paths. */
function useChange<Input, Output>(send: (input: Input) => Promise<Output>, paths: string[]) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(paths.map((path) => queryClient.invalidateQueries({ queryKey: [path] }))),
  });
}

export const useOwnAgencies = () =>
  useQuery({
    queryKey: ['/v1/agencies/mine'],
    queryFn: ({ signal }) => get<{ data: Agency[] }>('/v1/agencies/mine', signal),
    refetchInterval: (query) => (query.state.data?.data.some(({ state }) => state === 'applied') ? 5_000 : false),
  });

export const useApplyAsAgency = () =>
  useChange((input: NewAgency) => post<Agency>('/v1/agencies', input), ['/v1/agencies/mine']);

export const useAgencies = (state: Agency['state']) => useList<Agency>('/v1/agencies', { params: { state } });

export const useDecideAgency = () =>
  useChange(
    ({ id, ...decision }: AgencyDecision & { id: string }) => post<Agency>(`/v1/agencies/${id}/state`, decision),
    ['/v1/agencies'],
  );

const rosterPath = (agencyId: string) => `/v1/agencies/${agencyId}/roster`;

export const useRoster = (agencyId: string, past: boolean) =>
  useList<RosterEntry>(rosterPath(agencyId), { params: { past: String(past) }, phase: String(past) });

export const useProposeShare = (agencyId: string) =>
  useChange(
    ({ rosterId, shareBps }: { rosterId: string; shareBps: number }) =>
      post<undefined>(`${rosterPath(agencyId)}/${rosterId}/share`, { shareBps }),
    [rosterPath(agencyId)],
  );

export const useUnlinkCreator = (agencyId: string) =>
  useChange(
    ({ rosterId, reason }: { rosterId: string; reason: string | null }) =>
      post<{ endsAt: string }>(`${rosterPath(agencyId)}/${rosterId}/unlink`, { reason }),
    [rosterPath(agencyId)],
  );

export const useRelease = (agencyId: string) =>
  useChange(
    (rosterId: string) => post<undefined>(`${rosterPath(agencyId)}/${rosterId}/release`),
    [rosterPath(agencyId)],
  );

const ownPath = '/v1/rosters/mine';

export function useOwnRosters() {
  const language = useTranslation().i18n.language;
  return useQuery({
    queryKey: [ownPath, language],
    queryFn: ({ signal }) => get<{ data: OwnRoster[] }>(`${ownPath}?${new URLSearchParams({ language })}`, signal),
  });
}

export const useUnlink = () =>
  useChange(
    (reason: string | null) => post<{ endsAt: string }>(`${ownPath}/unlink`, { reason }),
    [ownPath, '/v1/consents/mine'],
  );

export const useAnswerProposal = () =>
  useChange(
    (proposal: OwnRoster['proposal']) =>
      post<undefined>(
        `${ownPath}/proposal`,
        proposal
          ? {
              accept: true,
              shareBps: proposal.shareBps,
              termsVersion: proposal.terms.version,
              language: proposal.terms.language,
            }
          : { accept: false },
      ),
    [ownPath],
  );

export const useAllowOffers = () =>
  useChange((allowed: boolean) => post<undefined>(`${ownPath}/offers`, { allowed }), [ownPath]);

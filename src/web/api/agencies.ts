import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OwnRoster, RosterEntry } from '../../agencies/rosters/schemas.ts';
import type { Agency, AgencyDecision, NewAgency } from '../../agencies/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import { useChange } from './use-change.ts';

export type { Agency, NewAgency, OwnRoster, RosterEntry };

export const useOwnAgencies = () =>
  useQuery({
    queryKey: ['/v1/agencies/mine'],
    queryFn: ({ signal }) => get<{ data: Agency[] }>('/v1/agencies/mine', signal),
    refetchInterval: (query) => (query.state.data?.data.some(({ state }) => state === 'applied') ? 5_000 : false),
  });

export const useApplyAsAgency = () =>
  useChange('/v1/agencies/mine', (input: NewAgency) => post<Agency>('/v1/agencies', input));

export const useAgencies = (state: Agency['state']) => useList<Agency>('/v1/agencies', { params: { state } });

export const useDecideAgency = () =>
  useChange('/v1/agencies', ({ id, ...decision }: AgencyDecision & { id: string }) =>
    post<Agency>(`/v1/agencies/${id}/state`, decision),
  );

const rosterPath = (agencyId: string) => `/v1/agencies/${agencyId}/roster`;

export const useRoster = (agencyId: string, past: boolean) =>
  useList<RosterEntry>(rosterPath(agencyId), { params: { past: String(past) }, phase: String(past) });

export const useProposeShare = (agencyId: string) =>
  useChange(rosterPath(agencyId), ({ rosterId, shareBps }: { rosterId: string; shareBps: number }) =>
    post<undefined>(`${rosterPath(agencyId)}/${rosterId}/share`, { shareBps }),
  );

export const useUnlinkCreator = (agencyId: string) =>
  useChange(rosterPath(agencyId), ({ rosterId, reason }: { rosterId: string; reason: string | null }) =>
    post<{ endsAt: string }>(`${rosterPath(agencyId)}/${rosterId}/unlink`, { reason }),
  );

export const useRelease = (agencyId: string) =>
  useChange(rosterPath(agencyId), (rosterId: string) => post<undefined>(`${rosterPath(agencyId)}/${rosterId}/release`));

const ownPath = '/v1/rosters/mine';

export function useOwnRosters() {
  const language = useTranslation().i18n.language;
  return useQuery({
    queryKey: [ownPath, language],
    queryFn: ({ signal }) => get<{ data: OwnRoster[] }>(`${ownPath}?${new URLSearchParams({ language })}`, signal),
  });
}

export const useUnlink = () =>
  useChange([ownPath, '/v1/consents/mine'], (reason: string | null) =>
    post<{ endsAt: string }>(`${ownPath}/unlink`, { reason }),
  );

export const useAnswerProposal = () =>
  useChange(ownPath, (proposal: OwnRoster['proposal']) =>
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
  );

export const useAllowOffers = () =>
  useChange(ownPath, (allowed: boolean) => post<undefined>(`${ownPath}/offers`, { allowed }));

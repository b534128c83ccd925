import { useQuery } from '@tanstack/react-query';
import type { SeenTeamInvitation, Team, TeamInvitationLink, TeamRole } from '../../accounts/team/schemas.ts';
import { get, patch, post, remove } from './client.ts';
import { useChange } from './use-change.ts';

/** The team behind an address of the API: a brand's, an agency's, or the programme's managers. */
export const agencyTeamPath = (agencyId: string) => `/v1/agencies/${agencyId}/team`;
export const brandTeamPath = (brandId: string) => `/v1/brands/${brandId}/team`;
export const managersPath = '/v1/managers';

export const useTeam = (path: string, enabled = true) =>
  useQuery({ enabled, queryKey: [path], queryFn: ({ signal }) => get<Team>(path, signal) });

export const useInvite = (path: string) =>
  useChange(path, (input: { email: string; role: TeamRole }) => post<TeamInvitationLink>(`${path}/invitations`, input));

export const useRevokeInvitation = (path: string) =>
  useChange(path, (id: string) => remove(`${path}/invitations/${id}`));

export const useChangeRole = (path: string) =>
  useChange(path, ({ userId, role }: { userId: string; role: TeamRole }) =>
    patch<Team>(`${path}/members/${userId}`, { role }),
  );

export const useRemoveMember = (path: string) =>
  useChange(path, (userId: string) => remove(`${path}/members/${userId}`));

export const useTeamInvitation = (token: string | null) =>
  useQuery({
    queryKey: ['/v1/team-invitations/look', token],
    enabled: token !== null,
    queryFn: () => post<SeenTeamInvitation>('/v1/team-invitations/look', { token }),
  });

export const useAcceptTeamInvitation = () =>
  useChange('/v1/me', (token: string) => post<SeenTeamInvitation>('/v1/team-invitations/accept', { token }));

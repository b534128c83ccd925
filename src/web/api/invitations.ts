import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type {
  ImportReport,
  Invitation,
  NewAgencyInvitation,
  SeenInvitation,
} from '../../agencies/invitations/schemas.ts';
import { get, Problem, post, upload } from './client.ts';
import { useList } from './list.ts';
import { useChange, useMutation } from './use-change.ts';

export type { ImportReport, Invitation, NewAgencyInvitation, SeenInvitation };
export type InvitationLink = Invitation & { url: string };

const meKeys = [['/v1/me'], ['/v1/applications/mine'], ['/v1/rosters/mine'], ['/v1/agencies/mine']];

/** What an invitation link leads to, in the reader's language. */
export function useInvitation(token: string) {
  const language = useTranslation().i18n.language;
  return useQuery({
    queryKey: ['/v1/invitations/look', token, language],
    queryFn: () => post<SeenInvitation>('/v1/invitations/look', { token, language }),
    retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status === 404),
  });
}

export function useAnswerInvitation(token: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ accept, offer }: { accept: boolean; offer: SeenInvitation['offer'] }) =>
      accept
        ? post<undefined>('/v1/invitations/accept', {
            token,
            agreed: offer && {
              shareBps: offer.shareBps,
              termsVersion: offer.terms.version,
              language: offer.terms.language,
            },
          })
        : post<undefined>('/v1/invitations/decline', { token }),
    onSuccess: async () => {
      await Promise.all(meKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      await queryClient.invalidateQueries({ queryKey: ['/v1/invitations/look'] });
    },
  });
}

/** An agency's invitations, or a manager's personal ones without an agency. */
const pathOf = (agencyId: string | null) => (agencyId ? `/v1/agencies/${agencyId}/invitations` : '/v1/invitations');

export const useInvitations = (agencyId: string | null) => useList<Invitation>(pathOf(agencyId), { limit: 100 });

export const useInviteAsAgency = (agencyId: string) =>
  useChange(pathOf(agencyId), (input: Partial<NewAgencyInvitation>) => post<InvitationLink>(pathOf(agencyId), input));

export const useInvitePersonally = () =>
  useChange(pathOf(null), (input: { email: string | null; name: string | null; language: string }) =>
    post<InvitationLink>(pathOf(null), input),
  );

export const useResend = (agencyId: string | null) =>
  useChange(pathOf(agencyId), (id: string) => post<InvitationLink>(`${pathOf(agencyId)}/${id}/resend`));

export const useRevoke = (agencyId: string | null) =>
  useChange(pathOf(agencyId), (id: string) => post<Invitation>(`${pathOf(agencyId)}/${id}/revoke`));

export interface FileImport {
  file: File;
  shareBps: number;
  termMonths: number | null;
  language: string;
}

/** Sends the file as it is; the server reads it line by line. */
export const useImportInvitations = (agencyId: string) =>
  useChange(pathOf(agencyId), async ({ file, shareBps, termMonths, language }: FileImport) => {
    const term: Record<string, string> = termMonths === null ? {} : { termMonths: String(termMonths) };
    const defaults = { shareBps: String(shareBps), language, ...term };
    return upload<ImportReport>(`${pathOf(agencyId)}/import`, file, defaults);
  });

export interface ReferralLink {
  url: string | null;
  expiresAt: string | null;
  months: number;
}

const referralKey = ['/v1/referral-link'];

export const useReferralLink = () =>
  useQuery({ queryKey: referralKey, queryFn: ({ signal }) => get<ReferralLink>('/v1/referral-link', signal) });

export function useMakeReferralLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<ReferralLink>('/v1/referral-link'),
    onSuccess: (link) => queryClient.setQueryData(referralKey, link),
  });
}

export interface Referred {
  name: string;
  since: string;
  until: string;
  state: string;
}

export const useReferred = () =>
  useQuery({
    queryKey: ['/v1/referrals'],
    queryFn: ({ signal }) => get<{ data: Referred[] }>('/v1/referrals', signal),
  });

import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Collaboration,
  CollaborationRow,
  ContentDraft,
  Invited,
  InvitedState,
} from '../../campaigns/collaborations/schemas.ts';
import type { Action, Campaign, CampaignState, CampaignStep, OpenCampaign } from '../../campaigns/schemas.ts';
import type { ContentCheck } from '../../content/schemas.ts';
import { get, patch, post, upload } from './client.ts';
import { type ListQuery, useList, wholeList } from './list.ts';
import { useChange, useMutation } from './use-change.ts';

const brandPath = (brandId: string) => `/v1/brands/${brandId}/campaigns`;
const collaborationsPath = '/v1/collaborations';
const newsMs = 15_000;

export const useBrandCampaigns = (brandId: string, state?: CampaignState) =>
  useList<Campaign>(brandPath(brandId), state ? { params: { state } } : {});

export const useBrandCampaign = (brandId: string, campaignId: string) =>
  useQuery({
    queryKey: [brandPath(brandId), campaignId],
    queryFn: ({ signal }) => get<Campaign>(`${brandPath(brandId)}/${campaignId}`, signal),
  });

/** Makes a campaign, or changes the one with the id. */
export const useSaveCampaign = (brandId: string, campaignId?: string) =>
  useChange(brandPath(brandId), (input: object) =>
    campaignId
      ? patch<Campaign>(`${brandPath(brandId)}/${campaignId}`, input)
      : post<Campaign>(brandPath(brandId), input),
  );

export const useStepCampaign = (brandId: string, campaignId: string) =>
  useChange(brandPath(brandId), (step: CampaignStep) =>
    post<Campaign>(`${brandPath(brandId)}/${campaignId}/state`, { step }),
  );

export const useCampaignCreators = (brandId: string, campaignId: string) =>
  useList<CollaborationRow>(`/v1/brands/${brandId}/collaborations`, {
    params: { campaignId },
    refetchInterval: newsMs,
  });

/** The same words and terms for one creator or several. */
export interface InvitationInput {
  creatorIds: string[];
  note: string;
  rateBps?: number;
  feeMinor?: number;
}

export function useInvite(brandId: string, campaignId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: InvitationInput) =>
      post<{ data: Invited[] }>(`${brandPath(brandId)}/${campaignId}/invitations/several`, input),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: [invitedPath(brandId, campaignId)] });
      return refreshAll(queryClient);
    },
  });
}

const invitedPath = (brandId: string, campaignId: string) => `${brandPath(brandId)}/${campaignId}/invitations`;

/** How far these creators are in a campaign, by creator. */
export function useInvitedStates(brandId: string, campaignId: string, creatorIds: string[]) {
  const path = invitedPath(brandId, campaignId);
  const creators = creatorIds.join(',');
  return useQuery({
    queryKey: [path, creators],
    enabled: creators !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<{ data: InvitedState[] }>(`${path}?${new URLSearchParams({ creators })}`, signal),
    select: ({ data }) => new Map(data.map((each) => [each.creatorId, each])),
  });
}

/** Open campaigns for the signed-in creator, the suitable first. All of them at once. */
export function useOpenCampaigns(): ListQuery<OpenCampaign> {
  const query = useQuery({
    queryKey: ['/v1/campaigns'],
    queryFn: ({ signal }) => get<{ data: OpenCampaign[] }>('/v1/campaigns', signal),
  });
  return wholeList(query);
}

export const useOpenCampaign = (campaignId: string) =>
  useQuery({
    queryKey: ['/v1/campaigns', campaignId],
    queryFn: ({ signal }) => get<OpenCampaign>(`/v1/campaigns/${campaignId}`, signal),
  });

export function useApply(campaignId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => post<Collaboration>(`/v1/campaigns/${campaignId}/apply`, { note }),
    onSuccess: () => refreshAll(queryClient),
  });
}

export const useOwnCollaborations = () => useList<CollaborationRow>(collaborationsPath, { refetchInterval: newsMs });

export const useHandledCollaborations = (agencyId: string) =>
  useList<CollaborationRow>(`/v1/agencies/${agencyId}/collaborations`, { refetchInterval: newsMs });

export const useCollaboration = (id: string) =>
  useQuery({
    queryKey: [collaborationsPath, id],
    queryFn: ({ signal }) => get<Collaboration>(`${collaborationsPath}/${id}`, signal),
    refetchInterval: newsMs,
  });

/** Whatever changes a collaboration answers it as it is then. */
function useCollaborationChange<Input>(id: string, send: (input: Input) => Promise<Collaboration>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (collaboration) => {
      queryClient.setQueryData([collaborationsPath, id], collaboration);
      return refreshLists(queryClient);
    },
    // Somebody else was quicker: the page shows what is true now.
    onError: () => queryClient.invalidateQueries({ queryKey: [collaborationsPath, id] }),
  });
}

export interface ActInput {
  action: Action;
  note?: string;
  sku?: string;
  address?: string;
  tracking?: string;
}

export const useAct = (id: string) =>
  useCollaborationChange(id, (input: ActInput) => post<Collaboration>(`${collaborationsPath}/${id}/actions`, input));

export const useSendMessage = (id: string) =>
  useCollaborationChange(id, (text: string) => post<Collaboration>(`${collaborationsPath}/${id}/messages`, { text }));

export const useSubmitContent = (id: string) =>
  useCollaborationChange(id, (draft: ContentDraft) =>
    post<Collaboration>(`${collaborationsPath}/${id}/content`, draft),
  );

export const useReview = (id: string, contentId: string) =>
  useCollaborationChange(id, (input: { approve: boolean; reasons: string }) =>
    post<Collaboration>(`${collaborationsPath}/${id}/content/${contentId}/review`, input),
  );

export const checkContent = (id: string, draft: ContentDraft) =>
  post<ContentCheck>(`${collaborationsPath}/${id}/content/check`, draft);

export const uploadImage = (id: string, file: File) =>
  upload<{ id: string }>(`${collaborationsPath}/${id}/images`, file);

export const imageUrl = (id: string, imageId: string) => `${collaborationsPath}/${id}/images/${imageId}`;

export function useMarkRead(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<undefined>(`${collaborationsPath}/${id}/read`),
    onSuccess: () => refreshLists(queryClient),
  });
}

const isList = (key: unknown) => typeof key === 'string' && /\/(campaigns|collaborations)$/.test(key);
const refreshLists = (queryClient: QueryClient) =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => isList(queryKey[0]) && typeof queryKey[1] !== 'string',
  });
const refreshAll = (queryClient: QueryClient) =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => isList(queryKey[0]) });

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ContentCheck } from '../../content/schemas.ts';
import type { CaseView } from '../../trust/cases/schemas.ts';
import type { NewSpotCheck, SpotCheck } from '../../trust/contents/schemas.ts';
import { get, post } from './client.ts';
import { useMutation } from './use-change.ts';

export type { ContentCheck, SpotCheck };

/** Somebody drawn by chance, and another one with each `refetch`. */
export const useSpotCheck = () =>
  useQuery({
    queryKey: ['/v1/spot-checks/draw'],
    queryFn: ({ signal }) => get<SpotCheck>('/v1/spot-checks/draw', signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

export const useCheckPost = (creatorId: string) =>
  useMutation({
    mutationFn: (found: NewSpotCheck) => post<ContentCheck>(`/v1/creators/${creatorId}/spot-checks`, found),
  });

/** Opens a case by hand, or adds to the open one. */
export function useOpenCase() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (about: { creatorId: string; sentence: string; orderIds: string[] }) =>
      post<CaseView>('/v1/cases', about),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/v1/cases'] }),
  });
}

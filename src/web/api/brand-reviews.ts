import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BrandProfile } from '../../brands/applications/schemas.ts';
import type { BrandDecisionInput, BrandHistoryEntry, BrandInReview } from '../../brands/reviews/schemas.ts';
import type { BrandState } from '../../brands/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import type { List } from './types.ts';
import { useMutation } from './use-change.ts';

const path = '/v1/brand-reviews';

export const useBrandReviews = (filter: { state: BrandState | 'all'; search: string }) =>
  useList<BrandInReview>(path, {
    params: {
      ...(filter.state === 'all' ? {} : { state: filter.state }),
      ...(filter.search ? { search: filter.search } : {}),
    },
    phase: 'reviews',
  });

export const useBrandHistory = (brandId: string) =>
  useQuery({
    queryKey: [path, brandId, 'history'],
    queryFn: ({ signal }) => get<List<BrandHistoryEntry>>(`${path}/${brandId}/history`, signal),
  });

function useReviewChange<Input>(brandId: string, change: (input: Input) => Promise<BrandProfile>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (brand) => {
      queryClient.setQueryData([`/v1/brands/${brandId}`], brand);
      return queryClient.invalidateQueries({ queryKey: [path] });
    },
  });
}

export const useDecideBrand = (brandId: string) =>
  useReviewChange(brandId, (input: BrandDecisionInput) => post<BrandProfile>(`${path}/${brandId}/decision`, input));

export const useUndoBrandDecision = (brandId: string) =>
  useReviewChange(brandId, () => post<BrandProfile>(`${path}/${brandId}/undo`));

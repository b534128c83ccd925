import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BrandApplicationInput, BrandDocument, BrandProfile } from '../../brands/applications/schemas.ts';
import { get, patch, post, remove, upload } from './client.ts';
import { useChange, useMutation } from './use-change.ts';

const brandPath = (brandId: string) => `/v1/brands/${brandId}`;

/** A brand with its papers; asked for again while it waits for a decision. */
export const useBrand = (brandId: string) =>
  useQuery({
    queryKey: [brandPath(brandId)],
    queryFn: ({ signal }) => get<BrandProfile>(brandPath(brandId), signal),
    refetchInterval: (query) => (query.state.data?.state === 'pending' ? 10_000 : false),
  });

/** The new membership opens the brand's portal. */
export const useApplyForBrand = () =>
  useChange('/v1/me', (input: BrandApplicationInput) => post<BrandProfile>('/v1/brand-applications', input));

export function useAmendApplication(brandId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: BrandApplicationInput) => patch<BrandProfile>(`${brandPath(brandId)}/application`, input),
    onSuccess: (brand) => queryClient.setQueryData([brandPath(brandId)], brand),
  });
}

export function useAddDocument(brandId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => upload<BrandDocument>(`${brandPath(brandId)}/documents`, file),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [brandPath(brandId)] }),
  });
}

export const useRemoveDocument = (brandId: string) =>
  useChange(brandPath(brandId), (document: BrandDocument) => remove(document.url));

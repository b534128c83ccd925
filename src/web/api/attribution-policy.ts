import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BrandPolicy, NewBrandPolicy } from '../../orders/policies/schemas.ts';
import { get, post } from './client.ts';
import { useMutation } from './use-change.ts';

export type { BrandPolicy, NewBrandPolicy };

const pathOf = (brandId: string) => `/v1/brands/${encodeURIComponent(brandId)}/attribution-policy`;

const policyQuery = (brandId: string) =>
  queryOptions({
    queryKey: [pathOf(brandId)],
    queryFn: ({ signal }) => get<BrandPolicy>(pathOf(brandId), signal),
  });

export const useAttributionPolicy = (brandId: string) => useQuery(policyQuery(brandId));

export function useSetAttributionPolicy(brandId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (policy: NewBrandPolicy) => post<BrandPolicy>(pathOf(brandId), policy),
    onSuccess: (policy) => queryClient.setQueryData(policyQuery(brandId).queryKey, policy),
  });
}

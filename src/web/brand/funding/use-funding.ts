import { useQuery } from '@tanstack/react-query';
import type { FundingView } from '../../../payouts/funding/schemas.ts';
import { get } from '../../api/client.ts';

/** Where a brand's money is read; the key of what was read. */
export const fundingPath = (brandId: string): string => `/v1/brands/${brandId}/funding`;

/** What a brand owes, has paid ahead and was billed. */
export function useFunding(brandId: string) {
  const path = fundingPath(brandId);
  return useQuery({ queryKey: [path], queryFn: ({ signal }) => get<FundingView>(path, signal) });
}

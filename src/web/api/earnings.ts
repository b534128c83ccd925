import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { get } from './client.ts';
import { type ListQuery, useList } from './list.ts';
import type { Commission, CommissionDetail, CreatorSummary } from './types.ts';

export const useCreatorSummary = () =>
  useQuery({
    queryKey: ['/v1/creators/me/summary'],
    queryFn: ({ signal }) => get<CreatorSummary>('/v1/creators/me/summary', signal),
    refetchInterval: 30_000,
  });

export const useCommissions = (enabled: boolean) => useList<Commission>('/v1/commissions', { enabled });

const commissionQuery = (commissionId: string) =>
  queryOptions({
    // The explanation comes in the reader's language.
    queryKey: ['/v1/commissions', commissionId, i18next.language],
    queryFn: ({ signal }) => get<CommissionDetail>(`/v1/commissions/${encodeURIComponent(commissionId)}`, signal),
  });

export const useCommission = (commissionId: string) => useQuery(commissionQuery(commissionId));

/** The commissions of one order, by the ids that the order names (at most 50), as a list that is complete. */
export function useCommissionsOf(commissionIds: string[]): ListQuery<Commission> {
  return useQueries({
    queries: commissionIds.map(commissionQuery),
    combine: (results) => ({
      rows: results.every(({ data }) => data) ? results.flatMap(({ data }) => data ?? []) : undefined,
      error: results.find(({ error }) => error)?.error ?? null,
      retry: () => void Promise.all(results.map(({ refetch }) => refetch())),
      hasMore: false,
      loadMore: () => undefined,
      isLoadingMore: false,
    }),
  });
}

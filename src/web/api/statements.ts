import { useInfiniteQuery } from '@tanstack/react-query';
import type { AccountStatement } from '../../reports/schemas.ts';
import { get } from './client.ts';
import type { ListQuery } from './list.ts';

export interface StatementRequest {
  account: string;
  owner: string;
  currency: string;
  /** Days, both included. */
  from: string;
  to: string;
}

/** A statement page by page, with its sums. */
export function useStatement(request: StatementRequest): {
  list: ListQuery<AccountStatement['data'][number]>;
  sums: Pick<AccountStatement, 'openingMinor' | 'closingMinor'> | undefined;
} {
  const query = useInfiniteQuery({
    queryKey: ['/v1/ledger/statement', request],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...request, limit: '50', ...(pageParam ? { cursor: pageParam } : {}) });
      return get<AccountStatement>(`/v1/ledger/statement?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
  });
  const list = {
    rows: query.data?.pages.flatMap((page) => page.data),
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    isLoadingMore: query.isFetchingNextPage,
  };
  return { list, sums: query.data?.pages[0] };
}

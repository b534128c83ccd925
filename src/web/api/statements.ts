import { useInfiniteQuery } from '@tanstack/react-query';
import type { AccountStatement } from '../../reports/schemas.ts';
import { get } from './client.ts';
import type { ListQuery } from './list.ts';

export interface StatementRequest {
  account: string;
  /** Left out where it is the reader's own. */
  owner?: string;
  currency: string;
  /** Days, both included. */
  from: string;
  to: string;
}

export type StatementLine = AccountStatement['data'][number];

export interface Statement {
  list: ListQuery<StatementLine>;
  sums: Pick<AccountStatement, 'openingMinor' | 'closingMinor'> | undefined;
}

/** A statement page by page, with its sums. */
export function useStatement(path: string, request: StatementRequest): Statement {
  const query = useInfiniteQuery({
    queryKey: [path, request],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ ...request, limit: '50', ...(pageParam ? { cursor: pageParam } : {}) });
      return get<AccountStatement>(`${path}?${search}`, signal);
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

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { get } from './client.ts';
import type { List } from './types.ts';

/** One list of the API as a page shows it: the rows so far and how to get on. */
export interface ListQuery<Row> {
  rows: Row[] | undefined;
  error: Error | null;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  isLoadingMore: boolean;
}

interface ListOptions {
  params?: Record<string, string>;
  limit?: number;
  refetchInterval?: number | false;
  enabled?: boolean;
  /** Part of the key only: a change of phase reads the list afresh, while the old rows stay visible. */
  phase?: string;
}

/** Reads a list page by page. The key is the path, so `invalidateQueries({ queryKey: [path] })` refreshes it. */
export function useList<Row>(path: string, options: ListOptions = {}): ListQuery<Row> {
  const { params = {}, limit = 50, refetchInterval = false, enabled = true, phase } = options;
  const query = useInfiniteQuery({
    queryKey: [path, { ...params, limit, phase }],
    ...(phase ? { placeholderData: keepPreviousData } : {}),
    enabled,
    refetchInterval,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        ...params,
        limit: String(limit),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return get<List<Row>>(`${path}?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.data),
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    isLoadingMore: query.isFetchingNextPage,
  };
}

/** What the API answers whole, without pages, as a list. */
export const wholeList = <Row>(query: {
  data: { data: Row[] } | undefined;
  error: Error | null;
  refetch: () => unknown;
}): ListQuery<Row> => ({
  ...completeList(query.data?.data ?? []),
  rows: query.data?.data,
  error: query.error,
  retry: () => void query.refetch(),
});

/** Rows that are all there already, as a list. */
export const completeList = <Row>(rows: Row[]): ListQuery<Row> => ({
  rows,
  error: null,
  retry: () => undefined,
  hasMore: false,
  loadMore: () => undefined,
  isLoadingMore: false,
});

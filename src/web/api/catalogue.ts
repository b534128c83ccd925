import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportMode, ImportProblem, Product, ProductImport } from '../../catalogue/schemas.ts';
import { get, post, upload } from './client.ts';
import { useList } from './list.ts';
import { useChange } from './use-change.ts';

const productsPath = (brandId: string) => `/v1/brands/${brandId}/products`;
const importsPath = (brandId: string) => `/v1/brands/${brandId}/imports`;
const underWayMs = 1_500;

const isUnderWay = ({ state }: ProductImport) => ['uploading', 'waiting', 'reading', 'retiring'].includes(state);

/** Products of a brand that fit what is looked for; the server searches. */
export const useCatalogue = (brandId: string, search: { q: string; state: 'listed' | 'retired' }) =>
  useList<Product>(productsPath(brandId), {
    params: { state: search.state, ...(search.q ? { q: search.q } : {}) },
    phase: 'search',
  });

export function useImports(brandId: string) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: [importsPath(brandId)],
    queryFn: ({ signal }) => get<{ data: ProductImport[] }>(`${importsPath(brandId)}?limit=10`, signal),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) ? underWayMs : false),
  });
  // What an import did is shown in the list of products without asking for it.
  const done = query.data?.data.map(({ id, state }) => id + state).join();
  useEffect(() => {
    if (done) void queryClient.invalidateQueries({ queryKey: [productsPath(brandId)] });
  }, [done, brandId, queryClient]);
  return query;
}

export const useImport = (brandId: string, importId: string) =>
  useQuery({
    queryKey: [importsPath(brandId), importId],
    queryFn: ({ signal }) =>
      get<{ import: ProductImport; problems: ImportProblem[] }>(`${importsPath(brandId)}/${importId}`, signal),
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data.import) ? underWayMs : false),
  });

export const problemsUrl = (brandId: string, importId: string) => `${importsPath(brandId)}/${importId}/problems.csv`;

export const useStartImport = (brandId: string) =>
  useChange(importsPath(brandId), ({ file, url, mode }: { file: File | null; url: string; mode: ImportMode }) =>
    file
      ? upload<ProductImport>(`${importsPath(brandId)}/upload`, file, { mode })
      : post<ProductImport>(importsPath(brandId), { url, mode }),
  );

export const useAnswerImport = (brandId: string, importId: string) =>
  useChange(importsPath(brandId), (retire: boolean) =>
    post<ProductImport>(`${importsPath(brandId)}/${importId}/answer`, { retire }),
  );

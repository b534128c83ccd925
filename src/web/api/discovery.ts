import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CreatorCard, CreatorList, Facets as FacetsSchema, RecommendedCreator } from '../../discovery/schemas.ts';
import { get, patch, post, remove } from './client.ts';
import { useList } from './list.ts';
import { useChange } from './use-change.ts';

export type { CreatorCard, CreatorList, RecommendedCreator };
export type Facets = z.output<typeof FacetsSchema>;

/** What a search asks, by the names of the API; an absent one asks nothing. */
export type CreatorSearch = Partial<Record<'q' | 'list' | 'sort' | 'minCvrBps' | 'minAovMinor' | TraitFilter, string>>;

export type TraitFilter =
  | 'country'
  | 'language'
  | 'niche'
  | 'network'
  | 'reach'
  | 'tier'
  | 'kol'
  | 'price'
  | 'brand'
  | 'authentic';

const base = (brandId: string) => `/v1/brands/${encodeURIComponent(brandId)}`;

const asked = (search: CreatorSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value));

export const useCreators = (brandId: string, search: CreatorSearch) =>
  useList<CreatorCard>(`${base(brandId)}/creators`, {
    params: asked(search),
    limit: 25,
    phase: JSON.stringify(search),
  });

export function useFacets(brandId: string, { sort: _sort, ...filter }: CreatorSearch) {
  const path = `${base(brandId)}/creator-facets?${new URLSearchParams(asked(filter))}`;
  return useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Facets>(path, signal) });
}

export function useRecommendations(brandId: string, asks: Record<string, string>) {
  const path = `${base(brandId)}/recommendations?${new URLSearchParams(asks)}`;
  const enabled = Object.keys(asks).length > 0;
  return useQuery({
    queryKey: [path],
    enabled,
    queryFn: ({ signal }) => get<{ data: RecommendedCreator[] }>(path, signal),
  });
}

const listsPath = (brandId: string) => `${base(brandId)}/creator-lists`;

export const useCreatorLists = (brandId: string) =>
  useQuery({
    queryKey: [listsPath(brandId)],
    queryFn: ({ signal }) => get<{ data: CreatorList[] }>(listsPath(brandId), signal),
  });

interface ListMove {
  creatorId: string;
  to: { id: string } | { name: string };
  /** She is taken off it. */
  off?: boolean;
}

/** The lists, and what is found by them. */
const concerned = (brandId: string) => [listsPath(brandId), `${base(brandId)}/creators`];

/** Puts a creator on a list, a new one where only its name is given, or takes her off. */
export const useSaveToList = (brandId: string) =>
  useChange(concerned(brandId), async ({ creatorId, to, off }: ListMove) => {
    const id = 'id' in to ? to.id : (await post<CreatorList>(listsPath(brandId), to)).id;
    return patch<CreatorList>(`${listsPath(brandId)}/${id}`, off ? { remove: [creatorId] } : { add: [creatorId] });
  });

/** Renames a list, or throws it away where no name is given. */
export const useChangeList = (brandId: string, listId: string) =>
  useChange(concerned(brandId), (name: string | null): Promise<unknown> => {
    const path = `${listsPath(brandId)}/${listId}`;
    return name === null ? remove(path) : patch<CreatorList>(path, { name });
  });

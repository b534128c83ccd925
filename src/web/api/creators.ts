import { useQuery } from '@tanstack/react-query';
import type { Application, ManagedCreator } from '../../creators/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import type { CreatorState } from './types.ts';
import { useChange } from './use-change.ts';

export type { ManagedCreator };
export type Standing = ManagedCreator['mayBecome'][number];

const path = '/v1/creators';

/** Creators for managers, of one state or of all, by name, user name, address or id. */
export const useCreators = ({ state, q }: { state: CreatorState | 'all'; q: string }) =>
  useList<Application>(path, { params: { state, ...(q ? { q } : {}) }, phase: 'creators' });

export const useCreator = (id: string) =>
  useQuery({ queryKey: [path, id], queryFn: ({ signal }) => get<ManagedCreator>(`${path}/${id}`, signal) });

/** Suspends or bans a creator, or lets her in again. */
export const useChangeCreator = (id: string) =>
  useChange(path, (change: { to: Standing; reason: string }) => post<Application>(`${path}/${id}/state`, change));

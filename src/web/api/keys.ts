import { useQuery } from '@tanstack/react-query';
import type { ApiKey, ApiKeyWithSecret, Scope } from '../../accounts/keys/schemas.ts';
import { get, post } from './client.ts';
import type { List } from './types.ts';
import { useChange } from './use-change.ts';

export const brandKeysPath = (brandId: string) => `/v1/brands/${brandId}/keys`;
export const creatorKeysPath = '/v1/keys';

export const useKeys = (path: string) =>
  useQuery({ queryKey: [path], queryFn: ({ signal }) => get<List<ApiKey>>(path, signal) });

export const useMakeKey = (path: string) =>
  useChange(path, (input: { name: string; scopes: Scope[] }) => post<ApiKeyWithSecret>(path, input));

export const useRotateKey = (path: string) =>
  useChange(path, ({ id, overlapHours }: { id: string; overlapHours: number }) =>
    post<ApiKeyWithSecret>(`/v1/keys/${id}/rotate`, { overlapHours }),
  );

export const useRevokeKey = (path: string) => useChange(path, (id: string) => post<ApiKey>(`/v1/keys/${id}/revoke`));

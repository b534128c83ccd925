import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SettingsInForce, SettingsVersion } from '../../settings/schemas.ts';
import type { SettingsEffects } from '../../simulation/schemas.ts';
import { get, patch, post } from './client.ts';
import { useList } from './list.ts';
import { useMutation } from './use-change.ts';

export type { SettingsInForce, SettingsVersion } from '../../settings/schemas.ts';
export type { SettingsEffects } from '../../simulation/schemas.ts';

export const useSettings = () =>
  useQuery({
    queryKey: ['/v1/settings'],
    queryFn: ({ signal }) => get<SettingsInForce>('/v1/settings', signal),
  });

export const useSettingsVersions = () => useList<SettingsVersion>('/v1/settings/versions', { limit: 20 });

function useSettingsChange<Input>(send: (input: Input) => Promise<SettingsInForce>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (inForce) => {
      queryClient.setQueryData(['/v1/settings'], inForce);
      return queryClient.invalidateQueries({ queryKey: ['/v1/settings/versions'] });
    },
  });
}

export const useChangeSettings = () =>
  useSettingsChange((input: { expectedVersion: number; values: object }) =>
    patch<SettingsInForce>('/v1/settings', input),
  );

export const useSettingsEffects = () =>
  useMutation({ mutationFn: (values: object) => post<SettingsEffects>('/v1/settings/effects', { values }) });

export const useRollBack = () =>
  useSettingsChange((input: { expectedVersion: number; version: number }) =>
    post<SettingsInForce>('/v1/settings/roll-back', input),
  );

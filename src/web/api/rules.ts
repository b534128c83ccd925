import { useQuery } from '@tanstack/react-query';
import type { RuleInput, RulePreview, RuleView } from '../../commissions/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import { useChange, useMutation } from './use-change.ts';

export type { RuleInput, RulePreview, RuleView };

export const useRules = (state: 'current' | 'all') =>
  useList<RuleView>('/v1/rules', { params: { state }, phase: state });

export const useRuleVersions = (seriesId: string) =>
  useList<RuleView>('/v1/rules', { params: { state: 'all', seriesId } });

export const useFallbackRate = () =>
  useQuery({
    queryKey: ['/v1/rules/fallback'],
    queryFn: ({ signal }) => get<{ rateBps: number; settingsVersion: number }>('/v1/rules/fallback', signal),
  });

export const usePreviewRule = () =>
  useMutation({ mutationFn: (rule: RuleInput) => post<RulePreview>('/v1/rules/preview', rule) });

/** Both change the list. */
export const useSetRule = () => useChange('/v1/rules', (rule: RuleInput) => post<RuleView>('/v1/rules', rule));

export const useEndRule = () =>
  useChange('/v1/rules', (id: string) => post<RuleView>(`/v1/rules/${encodeURIComponent(id)}/end`));

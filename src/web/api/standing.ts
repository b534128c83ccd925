import { useQuery } from '@tanstack/react-query';
import type { Goals, Standing, StandingChange, StandingPreview, StandingRun } from '../../standing/schemas.ts';
import type { Authenticity } from '../../trust/authenticity/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import { useChange, useMutation } from './use-change.ts';

export type { Goals, Standing, StandingChange, StandingPreview, StandingRun } from '../../standing/schemas.ts';

export const useMyStanding = () =>
  useQuery({
    queryKey: ['/v1/creators/me/standing'],
    queryFn: ({ signal }) => get<Standing>('/v1/creators/me/standing', signal),
  });

export const useOwnAuthenticity = () =>
  useQuery({
    queryKey: ['/v1/authenticity/mine'],
    queryFn: ({ signal }) => get<Authenticity>('/v1/authenticity/mine', signal),
  });

export const useMyHistory = () => useList<StandingChange>('/v1/creators/me/standing/history');

export const useGoals = () =>
  useQuery({
    queryKey: ['/v1/programme/goals'],
    queryFn: ({ signal }) => get<Goals>('/v1/programme/goals', signal),
  });

const runPollMs = 3_000;
export const useStandingRuns = () =>
  useList<StandingRun>('/v1/standing/runs', { limit: 10, refetchInterval: runPollMs });

export const useStartFullRun = () => useChange('/v1/standing/runs', () => post<StandingRun>('/v1/standing/runs'));

export const usePreviewRules = () =>
  useMutation({ mutationFn: (standing: unknown) => post<StandingPreview>('/v1/standing/preview', { standing }) });

import { useQuery } from '@tanstack/react-query';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import type { Payee, Payout, Run, RunAction, RunPayout, RunPreview, RunState } from './types.ts';
import { useChange, useMutation } from './use-change.ts';

export const usePayouts = () => useList<Payout>('/v1/payouts');

const POLL_MS = 4_000;

/** While Stripe has something to look at, it is asked again and again. */
export const pollOf = (payee: Payee | undefined): number | false =>
  payee?.state === 'onboarding' || (payee?.state === 'restricted' && payee.requirements.length === 0) ? POLL_MS : false;

export const usePayee = () =>
  useQuery({
    queryKey: ['/v1/payees/me'],
    queryFn: ({ signal }) => get<Payee>('/v1/payees/me', signal),
    refetchInterval: (query) => pollOf(query.state.data),
  });

/** Starts or resumes the hosted onboarding and leaves for it. */
export const useOnboarding = () =>
  useMutation({
    mutationFn: () => post<{ url: string }>('/v1/payees/me/onboarding'),
    onSuccess: ({ url }) => location.assign(url),
  });

export const useRunPreview = () =>
  useQuery({
    queryKey: ['/v1/payout-runs/preview'],
    queryFn: ({ signal }) => get<RunPreview>('/v1/payout-runs/preview', signal),
  });

export const useRuns = () => useList<Run>('/v1/payout-runs', { limit: 20 });

const runPollMs = 1_500;

/** One payout run, followed live until it has finished. */
export const useRun = (runId: string) =>
  useQuery({
    queryKey: ['/v1/payout-runs', runId],
    queryFn: ({ signal }) => get<Run>(`/v1/payout-runs/${runId}`, signal),
    refetchInterval: (query) => (query.state.data?.state === 'finished' ? false : runPollMs),
  });

/** Its payouts; the state in the key asks once more when the run has finished. */
export const useRunPayouts = (runId: string, state: RunState) =>
  useList<RunPayout>(`/v1/payout-runs/${runId}/payouts`, {
    refetchInterval: state === 'finished' ? false : runPollMs,
    phase: state,
  });

export const useStartRun = () => useChange('/v1/payout-runs', () => post<Run>('/v1/payout-runs'));

/** Approves, pauses, resumes or cancels a run. */
export const useControlRun = (runId: string) =>
  useChange('/v1/payout-runs', (action: RunAction) => post<Run>(`/v1/payout-runs/${runId}/${action}`));

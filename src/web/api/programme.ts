import { useQuery } from '@tanstack/react-query';
import { get } from './client.ts';
import type { List, ProgrammeSummary, TrialBalance } from './types.ts';

export const useProgrammeSummary = () =>
  useQuery({
    queryKey: ['/v1/programme/summary'],
    queryFn: ({ signal }) => get<ProgrammeSummary>('/v1/programme/summary', signal),
    refetchInterval: 30_000,
  });

export const useTrialBalance = () =>
  useQuery({
    queryKey: ['/v1/ledger/trial-balance'],
    queryFn: ({ signal }) => get<Omit<List<TrialBalance>, 'next'>>('/v1/ledger/trial-balance', signal),
  });

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CaseBatch,
  CaseRow,
  CaseState,
  CaseView,
  NewBatch,
  NewDecision,
  OwnCase,
} from '../../trust/cases/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import { useMutation } from './use-change.ts';

export type { CaseRow, CaseState, CaseView, OwnCase };
export type Outcome = NewDecision['outcome'];
export type ReversalReason = NonNullable<NewDecision['reversalReason']>;

const cases = ['/v1/cases'];

/** What the queue is searched for: words of names, an id, and the signals whose names fit. */
export interface CaseSearch {
  text: string;
  signals: string[];
}

export const useCases = (state: CaseState, mine: boolean, { text, signals }: CaseSearch = { text: '', signals: [] }) =>
  useList<CaseRow>('/v1/cases', {
    params: {
      state,
      ...(mine ? { mine: 'true' } : {}),
      ...(text ? { search: text } : {}),
      ...(signals.length > 0 ? { signals: signals.join(',') } : {}),
    },
    refetchInterval: 20_000,
    ...(text ? { phase: 'search' } : {}),
  });

export const useCase = (caseId: string) =>
  useQuery({
    queryKey: [...cases, caseId],
    queryFn: ({ signal }) => get<CaseView>(`/v1/cases/${caseId}`, signal),
  });

/** What a reviewer does about a case: the path below it and the body. */
export interface CaseAction {
  path: 'assign' | 'decide' | 'undo' | 'appeal/answer';
  body: object;
}

export function useCaseAction(caseId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: CaseAction) => post<CaseView>(`/v1/cases/${caseId}/${path}`, body),
    onSettled: () => queryClient.invalidateQueries({ queryKey: cases }),
  });
}

export const useMakeBatch = () =>
  useMutation({ mutationFn: (batch: NewBatch) => post<CaseBatch>('/v1/case-batches', batch) });

export const useCheckSample = (batchId: string) =>
  useMutation({
    mutationFn: (check: { caseId: string; agrees: boolean }) =>
      post<CaseBatch>(`/v1/case-batches/${batchId}/check`, check),
  });

export function useDecideBatch(batchId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<{ decided: number; left: string[] }>(`/v1/case-batches/${batchId}/decide`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: cases }),
  });
}

export const useOwnCases = () => useList<OwnCase>('/v1/cases/mine', { limit: 25 });

export const useAppeal = (caseId: string) => useOwnWords(caseId, 'appeal');
export const useCorrection = (caseId: string) => useOwnWords(caseId, 'correction');

/** What a creator has to say about a case of hers, in her own words. */
function useOwnWords(caseId: string, what: 'appeal' | 'correction') {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => post<OwnCase>(`/v1/cases/mine/${caseId}/${what}`, { text }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/v1/cases/mine'] }),
  });
}

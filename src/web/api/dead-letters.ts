import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeadLetter, DeadLetterState, DeadLetterWithBody } from '../../orders/dead-letters/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import { useMutation } from './use-change.ts';

export type { DeadLetter, DeadLetterState, DeadLetterWithBody };

const PATH = '/v1/dead-letters';

export const useDeadLetters = (state: DeadLetterState) => useList<DeadLetter>(PATH, { params: { state } });

export const useDeadLetter = (id: string) =>
  useQuery({
    queryKey: [PATH, id],
    queryFn: ({ signal }) => get<DeadLetterWithBody>(`${PATH}/${encodeURIComponent(id)}`, signal),
  });

/** Takes a dead letter in after all, as it is or corrected, or leaves it with a reason. */
export function useDecideDeadLetter(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (decision: { replay: { body?: string } } | { dismiss: { reason: string } }) =>
      'replay' in decision
        ? post<DeadLetterWithBody>(`${PATH}/${encodeURIComponent(id)}/replay`, decision.replay)
        : post<DeadLetterWithBody>(`${PATH}/${encodeURIComponent(id)}/dismiss`, decision.dismiss),
    onSuccess: (letter) => {
      queryClient.setQueryData([PATH, id], letter);
      return queryClient.invalidateQueries({ queryKey: [PATH], exact: false });
    },
  });
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Person } from '../../accounts/people/schemas.ts';
import type { Team } from '../../accounts/team/schemas.ts';
import { get, post } from './client.ts';
import { managersPath } from './team.ts';
import type { ManagerRole } from './types.ts';
import { useMutation } from './use-change.ts';

/** People with an account, by the beginnings of names and user names, an address or an id. */
export const usePeople = (q: string) =>
  useQuery({
    queryKey: ['/v1/people', q],
    queryFn: ({ signal }) => get<{ data: Person[] }>(`/v1/people?${new URLSearchParams({ q })}`, signal),
    placeholderData: keepPreviousData,
  });

export function useAddManager() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { userId: string; role: ManagerRole }) => post<Team>(`${managersPath}/members`, input),
    onSuccess: (team) => queryClient.setQueryData([managersPath], team),
  });
}

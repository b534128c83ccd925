import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Simulation, SimulationResult } from '../../simulation/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';

export type { Cut, Simulation, SimulationResult } from '../../simulation/schemas.ts';

const pollMs = 1_500;
const ended = (state: Simulation['state'] | undefined) => state === 'done' || state === 'cancelled';

export const useSimulations = () => useList<Simulation>('/v1/simulations', { limit: 20 });

/** One simulation, followed until it has ended. */
export const useSimulation = (id: string) =>
  useQuery({
    queryKey: ['/v1/simulations', id],
    queryFn: ({ signal }) => get<SimulationResult>(`/v1/simulations/${id}`, signal),
    refetchInterval: (query) => (ended(query.state.data?.state) ? false : pollMs),
  });

export function useStartSimulation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: object) => post<Simulation>('/v1/simulations', input),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/v1/simulations'] }),
  });
}

export function useCancelSimulation(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<Simulation>(`/v1/simulations/${id}/cancel`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/v1/simulations'] }),
  });
}

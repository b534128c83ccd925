import { useQueries, useQuery } from '@tanstack/react-query';
import type { Simulation, SimulationResult } from '../../simulation/schemas.ts';
import { get, post } from './client.ts';
import { useList } from './list.ts';
import { useChange } from './use-change.ts';

export type { Cut, NewSimulation, Simulation, SimulationResult } from '../../simulation/schemas.ts';

const pollMs = 1_500;
const listPollMs = 3_000;
const ended = (state: Simulation['state'] | undefined) =>
  state === 'done' || state === 'cancelled' || state === 'failed';

export const useSimulations = () => useList<Simulation>('/v1/simulations', { limit: 20, refetchInterval: listPollMs });

const oneOf = (id: string) =>
  ({
    queryKey: ['/v1/simulations', id],
    queryFn: ({ signal }: { signal: AbortSignal }) => get<SimulationResult>(`/v1/simulations/${id}`, signal),
  }) as const;

/** One simulation, followed until it has ended. */
export const useSimulation = (id: string | undefined) =>
  useQuery({
    ...oneOf(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: (query) => (ended(query.state.data?.state) ? false : pollMs),
  });

/** Several, in the order of their ids; undefined until all are there. */
export const useSimulationsById = (ids: string[]) =>
  useQueries({
    queries: ids.map(oneOf),
    combine: (all) => ({
      results: all.every(({ data }) => data) ? all.flatMap(({ data }) => data ?? []) : undefined,
      error: all.find(({ error }) => error)?.error ?? null,
      retry: () => {
        for (const { refetch } of all) void refetch();
      },
    }),
  });

export const useStartSimulation = () =>
  useChange('/v1/simulations', (input: object) => post<Simulation>('/v1/simulations', input));

export const useCancelSimulation = (id: string) =>
  useChange('/v1/simulations', () => post<Simulation>(`/v1/simulations/${id}/cancel`));

export const useRetrySimulation = (id: string) =>
  useChange('/v1/simulations', () => post<Simulation>(`/v1/simulations/${id}/retry`));

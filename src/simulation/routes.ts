import { z } from 'zod';
import type { Context } from '../context.ts';
import { endpointsOf } from '../kit/endpoint.ts';
import { PageQuery, pageOf } from '../kit/pagination.ts';
import { Settings } from '../settings/index.ts';
import { simulationCsv } from './csv.ts';
import { CsvQuery, NewSimulation, SettingsEffects, Simulation, SimulationResult } from './schemas.ts';
import { settingsEffects } from './settings-effects.ts';
import { cancelSimulation, listSimulations, readSimulation, retrySimulation, startSimulation } from './simulations.ts';

const defineEndpoint = endpointsOf<Context>();
const One = z.object({ id: z.string().max(40) });

const settingsEffectsEndpoint = defineEndpoint({
  method: 'post',
  path: '/v1/settings/effects',
  summary: 'Whom changed settings would affect; changes nothing',
  description:
    'Programme rate, caps, least payouts, holds and automatic approval. For tiers and statuses: `/v1/standing/preview`.',
  tag: 'Settings',
  access: 'admin',
  body: z.object({
    values: z.partialRecord(Settings.keyof(), z.unknown()).meta({ description: 'Whole sections by name' }),
  }),
  answer: { status: 200, schema: SettingsEffects },
  handle: (ctx, { body }) => settingsEffects(ctx, body.values),
});

export const simulationEndpoints = (nudge: () => void) => [
  settingsEffectsEndpoint,
  defineEndpoint({
    method: 'post',
    path: '/v1/simulations',
    summary: 'Try changed tiers, rates or a fraud rule out over past months',
    description: 'Runs as a job over the commissions that were approved in these months. Nothing is changed by it.',
    tag: 'Simulation',
    access: 'any manager',
    body: NewSimulation,
    answer: { status: 201, schema: Simulation },
    problems: { too_many_simulations: 409 },
    handle: async (ctx, { body }) => {
      const simulation = await startSimulation(ctx, body);
      nudge();
      return simulation;
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/simulations',
    summary: 'Simulations, newest first',
    tag: 'Simulation',
    access: 'any manager',
    query: PageQuery,
    answer: { status: 200, schema: pageOf(Simulation) },
    problems: { cursor_invalid: 400 },
    handle: (ctx, { query }) => listSimulations(ctx, query),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/simulations/:id',
    summary: 'One simulation with what it found, by tier, brand, country and month',
    tag: 'Simulation',
    access: 'any manager',
    params: One,
    answer: { status: 200, schema: SimulationResult },
    handle: (ctx, { params }) => readSimulation(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/simulations/:id/cancel',
    summary: 'End a simulation where it is',
    tag: 'Simulation',
    access: 'any manager',
    params: One,
    answer: { status: 200, schema: Simulation },
    problems: { simulation_ended: 409 },
    handle: (ctx, { params }) => cancelSimulation(ctx, params.id),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/simulations/:id/retry',
    summary: 'Let a simulation that failed go on where it came to',
    tag: 'Simulation',
    access: 'any manager',
    params: One,
    answer: { status: 200, schema: Simulation },
    problems: { simulation_not_failed: 409, too_many_simulations: 409 },
    handle: async (ctx, { params }) => {
      const simulation = await retrySimulation(ctx, params.id);
      nudge();
      return simulation;
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/simulations/:id/table.csv',
    summary: 'One of its tables as CSV; of creators at most 100,000 rows',
    tag: 'Simulation',
    access: 'any manager',
    params: One,
    query: CsvQuery,
    answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
    handle: (ctx, { params, query }) => simulationCsv(ctx, params.id, query.of),
  }),
];

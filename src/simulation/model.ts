import { defineModel, Mixed } from '../kit/model.ts';
import type { Cut, FailureReason, Held, NewSimulation, Pair, Sum } from './schemas.ts';

/** Not at its end. */
export const OPEN: SimulationRecord['state'][] = ['waiting', 'running'];

export interface SimulationRecord {
  _id: string;
  name: string;
  input: NewSimulation;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  currency: string;
  settingsVersion: number;
  createdAt: Date;
  createdBy: string;
  finishedAt: Date | null;
  /** Everybody up to this id is added up: a run that was stopped goes on behind it. */
  afterId: string;
  creators: number;
  of: number;
  total: Sum;
  /** Keys are written so that they are fit for field names. */
  cuts: Record<Cut, Record<string, Sum>>;
  gain: number;
  lose: number;
  same: number;
  /** Creators by tier and by KOL status at the end; null where neither is changed. */
  tiers: Record<string, Pair> | null;
  statuses: Record<string, Pair> | null;
  held: Held | null;
  unconverted: number;
  /** Attempts at the batch that comes next, the present one included. */
  attempts: number;
  /** Why the last attempt failed; null once it came further. */
  failure: { reason: FailureReason; at: Date } | null;
  /** Not tried again before this instant of the wall clock. */
  retryAt: Date | null;
}

/** A few dozen a year; not sharded. */
export const simulations = defineModel<SimulationRecord>(
  'simulations',
  {
    name: String,
    input: Mixed,
    state: String,
    currency: String,
    settingsVersion: Number,
    createdAt: Date,
    createdBy: String,
    finishedAt: Date,
    afterId: String,
    creators: Number,
    of: Number,
    total: Mixed,
    cuts: Mixed,
    gain: Number,
    lose: Number,
    same: Number,
    tiers: Mixed,
    statuses: Mixed,
    held: Mixed,
    unconverted: Number,
    attempts: Number,
    failure: Mixed,
    retryAt: Date,
  },
  [{ keys: { state: 1, _id: 1 } }],
);

export interface CreatorResultRecord {
  /** `simulationId:creatorId`. */
  _id: string;
  simulationId: string;
  creatorId: string;
  actualMinor: number;
  simulatedMinor: number;
  /** What she gains; negative for a loss. */
  deltaMinor: number;
  /** Wall clock; forgotten after 90 days. */
  at: Date;
}

/** Shard key: `_id` (hashed). */
export const creatorResults = defineModel<CreatorResultRecord>(
  'simulation_creators',
  {
    simulationId: String,
    creatorId: String,
    actualMinor: Number,
    simulatedMinor: Number,
    deltaMinor: Number,
    at: Date,
  },
  [{ keys: { simulationId: 1, deltaMinor: 1, _id: 1 } }, { keys: { at: 1 }, expireAfterSeconds: 90 * 86_400 }],
);

import { defineModel, Mixed } from '../kit/model.ts';
import type { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import type { Figures } from './figures.ts';
import type { KolEvidence, Reliability } from './kol.ts';

export interface StandingRecord {
  /** The creator's id. */
  _id: string;
  tier: Tier;
  tierSince: Date | null;
  steppedDownFor: string | null;
  reachClass: ReachClass | null;
  reach: { network: string; followers: number; at: Date } | null;
  kol: KolStatus;
  kolSince: Date | null;
  kolBelowSince: Date | null;
  authenticity: { score: number; at: Date } | null;
  reliability: Reliability | null;
  /** Open cases of high risk. */
  openHighRisk: number;
  /** What the last evaluation counted; null before the first. */
  figures: Figures | null;
  /** Of the settings that judged last. */
  settingsVersion: number;
  /** Evidence changed since: the next daily evaluation takes it up. */
  dirty: boolean;
  /** When time alone may change something: a sale leaves a window, a month ends, two weeks below are over. */
  dueAt: Date | null;
}

/** Shard key: `_id`, as the creators. */
export const standings = defineModel<StandingRecord>(
  'standings',
  {
    tier: String,
    tierSince: Date,
    steppedDownFor: String,
    reachClass: String,
    reach: Mixed,
    kol: String,
    kolSince: Date,
    kolBelowSince: Date,
    authenticity: Mixed,
    reliability: Mixed,
    openHighRisk: Number,
    figures: Mixed,
    settingsVersion: Number,
    dirty: Boolean,
    dueAt: Date,
  },
  [
    { keys: { dirty: 1 }, partialFilterExpression: { dirty: true } },
    { keys: { dueAt: 1 }, partialFilterExpression: { dueAt: { $gt: new Date(0) } } },
    { keys: { kol: 1, tier: 1 } },
  ],
);

export const freshStanding = (creatorId: string): StandingRecord => ({
  _id: creatorId,
  tier: 'bronze',
  tierSince: null,
  steppedDownFor: null,
  reachClass: null,
  reach: null,
  kol: 'creator',
  kolSince: null,
  kolBelowSince: null,
  authenticity: null,
  reliability: null,
  openHighRisk: 0,
  figures: null,
  settingsVersion: 0,
  dirty: false,
  dueAt: null,
});

export interface ChangeRecord {
  /** `creatorId:day:what:to`: evaluating a day again writes nothing twice. */
  _id: string;
  creatorId: string;
  at: Date;
  what: 'tier' | 'reach' | 'kol';
  from: string | null;
  to: string | null;
  /** What was behind it, and the version of the settings that judged it. */
  figures: Figures;
  evidence: KolEvidence;
  settingsVersion: number;
}

/** Every change of a standing, for good. Shard key: `creatorId`. */
export const standingChanges = defineModel<ChangeRecord>(
  'standing_changes',
  {
    creatorId: String,
    at: Date,
    what: String,
    from: String,
    to: String,
    figures: Mixed,
    evidence: Mixed,
    settingsVersion: Number,
  },
  [
    { keys: { creatorId: 1, at: -1, _id: -1 } },
    { keys: { what: 1, at: 1 } },
    // Holds all that an order's tier is told by, so that the figures behind each change are not read.
    { keys: { creatorId: 1, what: 1, at: 1, to: 1, settingsVersion: 1 } },
  ],
);

export interface StateRecord {
  _id: 'state';
  /** The day's start up to which everything is evaluated; null before the first evaluation. */
  lastAt: Date | null;
  /** The rules that judged: when they change, everybody is judged again. */
  rules: string;
}

export const standingState = defineModel<StateRecord>('standing_state', { lastAt: Date, rules: String });

export interface RunRecord {
  _id: string;
  /** `day`: who changed; `full`: everybody. */
  kind: 'day' | 'full';
  at: Date;
  state: 'waiting' | 'running' | 'done';
  /** Everybody up to this id is done. */
  afterId: string;
  evaluated: number;
  /** Creators of whom something else was kept than was counted now. */
  changed: number;
  /** Of whom something could not be told because a rate is missing. */
  held: number;
  startedAt: Date;
  finishedAt: Date | null;
  settingsVersion: number;
}

/** One row an evaluation; a few hundred a year. */
export const standingRuns = defineModel<RunRecord>(
  'standing_runs',
  {
    kind: String,
    at: Date,
    state: String,
    afterId: String,
    evaluated: Number,
    changed: Number,
    held: Number,
    startedAt: Date,
    finishedAt: Date,
    settingsVersion: Number,
  },
  [{ keys: { state: 1, _id: 1 } }],
);

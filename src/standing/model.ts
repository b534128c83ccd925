import { defineModel, Mixed } from '../kit/model.ts';
import type { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import type { Figures } from './figures.ts';
import type { Reliability } from './kol.ts';

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
  settingsVersion: number;
  /** The instant that the last evaluation looked at; null before the first. */
  evaluatedAt: Date | null;
  /** Evidence changed since: the next daily evaluation takes it up. */
  dirty: boolean;
  /** When time alone may change something: a sale leaves a window, a month ends, two weeks below are over. */
  dueAt: Date | null;
  /** Counts the changes, so that an evaluation does not overwrite news that came while it counted. */
  revision: number;
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
    evaluatedAt: Date,
    dirty: Boolean,
    dueAt: Date,
    revision: Number,
  },
  [
    { keys: { dirty: 1 }, partialFilterExpression: { dirty: true } },
    { keys: { dueAt: 1 }, partialFilterExpression: { dueAt: { $gt: new Date(0) } } },
    { keys: { kol: 1, _id: 1 } },
    { keys: { tier: 1, _id: 1 } },
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
  evaluatedAt: null,
  dirty: false,
  dueAt: null,
  revision: 0,
});

export interface ChangeRecord {
  /** `creatorId:day:what`: evaluating a day again writes nothing twice. */
  _id: string;
  creatorId: string;
  at: Date;
  what: 'tier' | 'reach' | 'kol';
  from: string | null;
  to: string | null;
  /** The figures behind it, and the version of the settings that judged them. */
  figures: Figures;
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
    settingsVersion: Number,
  },
  [{ keys: { creatorId: 1, at: -1, _id: -1 } }, { keys: { what: 1, at: 1 } }],
);

import { defineModel, Mixed } from '../../kit/model.ts';
import type { Money } from '../../kit/money.ts';
import type { FindingCode, SignalName } from '../signals/schemas.ts';
import type { CaseState, Fact, Outcome, Severity } from './schemas.ts';

export interface Decision {
  outcome: Outcome;
  reason: string;
  by: string;
  at: Date;
  appealUntil: Date;
  /** Commissions that this decision reversed. */
  reversedIds: string[];
  /** The creator's state before it. */
  creatorStateBefore: string | null;
  /** Brands to which it paused her links. */
  brandIds?: string[];
  /** Brands to which this case had paused her links before it. */
  pausedBefore?: string[];
  /** Of a pause: what she says that she put right. */
  correction?: { text: string; at: Date };
  undone: { by: string; at: Date; reason: string } | null;
}

export interface Appeal {
  text: string;
  at: Date;
  answer: { granted: boolean; reason: string; by: string; at: Date } | null;
}

export interface CaseRecord {
  _id: string;
  creatorId: string;
  /** Of the creator, when it was opened. */
  creatorName: string;
  /** Of the name, folded, for the search of the desk; none on cases from before. */
  words?: string[];
  state: CaseState;
  /** True while flags join it: nobody decided, or the decision was to hold on. At most one of a creator. */
  isOpen?: boolean;
  severity: Severity;
  /** Combined over its flags, 0..1. */
  likelihood: number;
  signals: SignalName[];
  atStake: Money[];
  /** At stake in the programme's currency × likelihood; for the order of the queue only. */
  riskMinor: number;
  assignedTo: string | null;
  escalated: number;
  /** Programme time from which it counts as forgotten; null once decided for good. */
  escalateAt: Date | null;
  decision: Decision | null;
  history: Decision[];
  appeal: Appeal | null;
  openedAt: Date;
  revision: number;
}

/** Shard key: `creatorId` (hashed). */
export const cases = defineModel<CaseRecord>(
  'cases',
  {
    creatorId: String,
    creatorName: String,
    words: { type: [String], default: undefined },
    state: String,
    isOpen: Boolean,
    severity: String,
    likelihood: Number,
    signals: [String],
    atStake: [Mixed],
    riskMinor: Number,
    assignedTo: String,
    escalated: Number,
    escalateAt: Date,
    decision: Mixed,
    history: [Mixed],
    appeal: Mixed,
    openedAt: Date,
    revision: Number,
  },
  [
    { keys: { creatorId: 1 }, unique: true, partialFilterExpression: { isOpen: true } },
    { keys: { creatorId: 1, _id: -1 } },
    { keys: { state: 1, escalated: -1, riskMinor: -1, _id: -1 } },
    { keys: { escalateAt: 1 }, partialFilterExpression: { escalateAt: { $type: 'date' } } },
    { keys: { signals: 1, state: 1, _id: -1 } },
    { keys: { state: 1, words: 1 } },
  ],
);

export interface FlagRecord {
  /** `caseId:signal:subject`: the same finding again brings its figures up to date. */
  _id: string;
  caseId: string;
  creatorId: string;
  signal: SignalName;
  severity: Severity;
  likelihood: number;
  code: FindingCode;
  /** A person's own words; null where a signal found it. */
  text: string | null;
  facts: Fact[];
  /** Brands that it is about, where it is about any: links to them may be paused. */
  brandIds?: string[];
  /** The commissions concerned, at most 5,000. */
  commissionIds: string[];
  firstAt: Date;
  lastAt: Date;
}

/** Shard key: `caseId` (hashed). */
export const flags = defineModel<FlagRecord>(
  'flags',
  {
    caseId: String,
    creatorId: String,
    signal: String,
    severity: String,
    likelihood: Number,
    code: String,
    text: String,
    facts: [Mixed],
    brandIds: { type: [String], default: undefined },
    commissionIds: [String],
    firstAt: Date,
    lastAt: Date,
  },
  [{ keys: { caseId: 1 } }, { keys: { creatorId: 1, firstAt: 1 } }],
);

import type { IndexSpec } from '../kit/model.ts';

/** Covers what tiers and KOL status count by: they are computed from the index alone, in the order of the creators. */
export const DECIDED_INDEX = {
  keys: {
    creatorId: 1,
    decidedAt: 1,
    currency: 1,
    kind: 1,
    state: 1,
    role: 1,
    netMinor: 1,
    amountMinor: 1,
    'reversal.reason': 1,
  },
  partialFilterExpression: { decidedAt: { $gt: new Date(0) } },
} satisfies IndexSpec;

/** Whose commissions are not decided any more, by when; of few. */
export const UNDECIDED_INDEX = {
  keys: { undecidedAt: 1, creatorId: 1 },
  partialFilterExpression: { undecidedAt: { $gt: new Date(0) } },
} satisfies IndexSpec;

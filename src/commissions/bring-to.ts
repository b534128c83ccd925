import { move, type Posting } from '../ledger/index.ts';
import type { Holding } from './carried.ts';
import type { CommissionRecord, Standing } from './model.ts';
import { payerOf, walletOf } from './payee.ts';
import type { Reversal } from './schemas.ts';

export interface Change {
  /** Records to write, new and changed. */
  changed: CommissionRecord[];
  postings: Posting[];
}

/** Neither approved nor paid: its own amount changes. Later it stays as it is and clawbacks correct it. */
export const isOpen = (record: CommissionRecord): boolean => record.payableSequence === null;

export const NOTHING: Standing = { amountMinor: 0, netMinor: 0 };

/** What is missing to the target when these stand. */
const missingTo = (target: Standing, records: Standing[]): Standing => ({
  amountMinor: records.reduce((left, record) => left - record.amountMinor, target.amountMinor),
  netMinor: records.reduce((left, record) => left - record.netMinor, target.netMinor),
});

/** What the creator who sold an order has earned with it as it stands. */
export const earnedBySelling = (records: CommissionRecord[]): number =>
  records
    .filter(({ role, receipt }) => role === 'creator' && receipt.attribution.kind !== 'content')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

export interface Cause {
  /** Why less stands than was earned; it names the clawback. */
  reversal: Reversal | null;
  now: Date;
  /** The receipt is another one: the record is written even when no figure changes. */
  anew?: boolean;
  /** Whoever holds the line: what comes on top of what was approved waits, too. */
  holding?: Holding;
  /** Something of the line is left, be it too little to earn anything: it is approved like any other. */
  isLeft?: boolean;
}

/**
 * Brings what stands of a commission, with its clawbacks, to a target. Pure.
 * @param before the commission as it is kept; undefined for a new one
 * @param wanted the commission as it shall be, but for its amount and state
 */
export function bringTo(
  before: CommissionRecord | undefined,
  wanted: CommissionRecord,
  clawbacks: CommissionRecord[],
  target: Standing,
  cause: Cause,
): Change {
  return isOpen(wanted)
    ? changeOpen(before, wanted, clawbacks, target, cause)
    : addClawback(before, wanted, clawbacks, target, cause);
}

/** One that was approved, clawed back and then held is pending again: its clawbacks still count. */
function changeOpen(
  before: CommissionRecord | undefined,
  wanted: CommissionRecord,
  clawbacks: CommissionRecord[],
  target: Standing,
  { reversal, now, anew, isLeft = false }: Cause,
): Change {
  const own = missingTo(target, clawbacks);
  const gone = own.amountMinor === 0 && reversal !== null && !isLeft;
  const after: CommissionRecord = {
    ...wanted,
    ...own,
    state: gone ? 'reversed' : 'pending',
    decidedAt: gone ? reversal.at : null,
    reversal,
  };
  const isMoved = before?.decidedAt && before.decidedAt.getTime() !== after.decidedAt?.getTime();
  if (isMoved) after.undecidedAt = now;
  const deltaMinor = own.amountMinor - (before?.amountMinor ?? 0);
  const postings = deltaMinor === 0 ? [] : move(payerOf(wanted), walletOf(wanted, 'pending'), deltaMinor);
  return { changed: before && !anew && same(before, after) ? [] : [after], postings };
}

/** Negative, but where a shop reports a placing again with other content, or a reversal is taken back. */
function addClawback(
  before: CommissionRecord | undefined,
  wanted: CommissionRecord,
  clawbacks: CommissionRecord[],
  target: Standing,
  { reversal, now, anew, holding }: Cause,
): Change {
  const changed = before && !anew && same(before, wanted) ? [] : [wanted];
  const delta = missingTo(target, [wanted, ...clawbacks]);
  if (delta.amountMinor === 0) return { changed, postings: [] };
  const clawback: CommissionRecord = {
    ...wanted,
    _id: `${wanted._id}.c${clawbacks.length + 1}`,
    kind: 'clawback',
    ...delta,
    earnedMinor: delta.amountMinor,
    due: delta,
    state: 'approved',
    holds: [],
    createdAt: now,
    approvedAt: now,
    decidedAt: now,
    approvals: 1,
    payableSequence: null,
    payoutId: null,
    reversal,
  };
  delete clawback.holdNotes;
  delete clawback.undone;
  delete clawback.undecidedAt;
  const waits = delta.amountMinor > 0 && holding !== undefined && holding.holds.length > 0;
  if (waits) Object.assign(clawback, holding, { state: 'pending', approvedAt: null, decidedAt: null, approvals: 0 });
  const postings = move(payerOf(wanted), walletOf(wanted, waits ? 'pending' : 'payable'), delta.amountMinor);
  return { changed: [...changed, clawback], postings };
}

const same = (left: CommissionRecord, right: CommissionRecord): boolean =>
  left.amountMinor === right.amountMinor &&
  left.earnedMinor === right.earnedMinor &&
  left.netMinor === right.netMinor &&
  left.due.amountMinor === right.due.amountMinor &&
  left.due.netMinor === right.due.netMinor &&
  left.state === right.state &&
  left.holds.length === right.holds.length &&
  left.lockAt.getTime() === right.lockAt.getTime() &&
  left.reversal?.reason === right.reversal?.reason &&
  left.reversal?.by === right.reversal?.by;

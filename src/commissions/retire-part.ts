import { addDays } from '../kit/clock.ts';
import { bringTo, type Change, NOTHING } from './bring-to.ts';
import { RATE_HOLDER, waitsForRates } from './holders.ts';
import type { CommissionRecord } from './model.ts';
import type { Reversal } from './schemas.ts';
import type { CommissionTerms } from './terms.ts';

const EVIDENCE =
  'The shop reported this order more than once. The report that it made first counts, and by that one this was not earned.';

/**
 * Brings a commission to nothing that, by the report of its order that counts, was never earned: it was settled by a later report
 * that arrived first. What it took of caps is given back.
 */
export function retirePart(
  record: CommissionRecord,
  clawbacks: CommissionRecord[],
  { policy, caps }: Pick<CommissionTerms, 'policy' | 'caps'>,
  now: Date,
): Change {
  // No rate is waited for any more.
  const { receipt, holdNotes = [] } = record;
  const notes = holdNotes.filter(({ by }) => by !== RATE_HOLDER);
  const retired: Reversal =
    record.reversal?.by === 'order' && record.reversal.reason === 'tracking_error'
      ? record.reversal
      : {
          reason: 'tracking_error',
          at: now,
          by: 'order',
          evidence: EVIDENCE,
          appealUntil: addDays(now, policy.appealDays),
          caseId: null,
        };
  const decided = record.reversal?.by === 'decision' ? record.reversal : null;
  const wanted: CommissionRecord = {
    ...record,
    due: NOTHING,
    holds: record.holds.filter((by) => by !== RATE_HOLDER),
    receipt: {
      ...receipt,
      caps: receipt.caps.map((cap) => ({ ...cap, countedMinor: 0 })),
      fx: receipt.fx && { ...receipt.fx, missing: [] },
    },
  };
  if (notes.length > 0) wanted.holdNotes = notes;
  else delete wanted.holdNotes;
  const reversal = decided ? { ...decided, hides: retired } : retired;
  const change = bringTo(record, wanted, clawbacks, NOTHING, { reversal, now, anew: waitsForRates(record) });
  // Counted once a line: the agency's and the referrer's receipts only repeat it.
  if (change.changed.length > 0 && record.role === 'creator') caps.giveBack(receipt.caps);
  return change;
}

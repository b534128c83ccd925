import type { Context } from '../context.ts';
import { addDays, utcDay } from '../kit/clock.ts';
import { invalid } from '../kit/errors.ts';
import { postEntries } from '../ledger/index.ts';
import { countOrders, leaveResultNews } from '../links/index.ts';
import { currentSettings } from '../settings/index.ts';
import { approveAtOnce } from './approve-due.ts';
import { bringTo, type Change, earnedBySelling, NOTHING } from './bring-to.ts';
import { carriedHolds } from './carried.ts';
import { findLines, inChunks, soldBySame, type WithClawbacks } from './find-lines.ts';
import type { CommissionRecord } from './model.ts';
import { saveCommissions } from './save-commissions.ts';
import type { Reversal, ReversalReason } from './schemas.ts';

const MAX_EVIDENCE = 2_000;

export interface ReversalInput {
  reason: ReversalReason;
  /** What the payee is shown: why this was decided. */
  evidence: string;
  caseId?: string;
  /** Until when the payee may object; by default as many days from now as the settings say. */
  appealUntil?: Date;
}

/**
 * Reverses commissions by a person's decision, and what others earned with the same sale of the same order lines (the agency, who
 * brought her in): pending ones end at nothing, approved and paid ones are clawed back. What becomes of the order later changes nothing of it. Those that are reversed by
 * decision already are left alone, so it is repeatable.
 * @param ids at most 10,000
 * @returns ids of the commissions that were reversed
 */
export async function reverseCommissions(tx: Context, ids: string[], input: ReversalInput): Promise<string[]> {
  const evidence = input.evidence.trim();
  if (evidence === '' || evidence.length > MAX_EVIDENCE)
    throw invalid('evidence_invalid', 'Say why in 1 to 2,000 letters.', [
      { path: 'evidence', message: 'takes 1 to 2,000 letters' },
    ]);
  const now = tx.clock.now();
  const { appealDays } = (await currentSettings(tx)).commission;
  const reversal: Reversal = {
    reason: input.reason,
    at: now,
    by: 'decision',
    evidence,
    appealUntil: input.appealUntil ?? addDays(now, appealDays),
    caseId: input.caseId ?? null,
  };
  const parts = await inChunks(tx, ids, async (chunk) => {
    const sold = soldBySame(await findLines(tx, chunk), chunk);
    const concerned = sold.filter(({ sale }) => sale.reversal?.by !== 'decision');
    await write(tx, concerned, 'reverse', ({ sale, clawbacks }) => {
      const decided = { ...reversal, hides: sale.reversal };
      return bringTo(sale, { ...sale, reversal: decided }, clawbacks, NOTHING, { reversal: decided, now });
    });
    return concerned.map(({ sale }) => sale._id);
  });
  return parts.flat();
}

/**
 * Takes reversals by decision back, when an appeal was upheld: what the order leaves of each commission stands again, and is
 * approved at once when its lock date has passed and nobody holds it. Repeatable.
 * @param note why, for the record
 * @param caseId only what this case reversed
 * @returns ids of the commissions that stand again
 */
export async function undoReversals(tx: Context, ids: string[], note: string, caseId?: string): Promise<string[]> {
  const now = tx.clock.now();
  const parts = await inChunks(tx, ids, async (chunk) => {
    const lines = await findLines(tx, chunk);
    const all = lines.flatMap(({ sale, clawbacks }) => [sale, ...clawbacks]);
    const concerned = soldBySame(lines, chunk).filter(
      ({ sale: { reversal } }) => reversal?.by === 'decision' && (caseId === undefined || reversal.caseId === caseId),
    );
    await write(tx, concerned, 'undo', ({ sale, clawbacks }) => {
      const decided = sale.reversal as Reversal;
      const reversal = decided.hides ?? null;
      const ofOrder = all.filter(({ orderId }) => orderId === sale.orderId);
      const holding = carriedHolds({ ...sale, replaced: false }, ofOrder);
      const undone = [...(sale.undone ?? []), { ...decided, undoneAt: now, note }];
      return bringTo(sale, { ...sale, undone, reversal }, clawbacks, sale.due, {
        reversal,
        now,
        holding,
        isLeft: sale.due.netMinor > 0,
      });
    });
    return concerned.map(({ sale }) => sale._id);
  });
  await approveAtOnce(tx, parts.flat());
  return parts.flat();
}

async function write(
  tx: Context,
  concerned: WithClawbacks[],
  verb: 'reverse' | 'undo',
  plan: (part: WithClawbacks) => Change,
): Promise<void> {
  const plans = concerned.map((part) => ({ ...part, ...plan(part) }));
  await postEntries(
    tx,
    plans
      .filter(({ postings }) => postings.length > 0)
      .map(({ sale, postings }) => ({
        key: `${verb}:${sale._id}:${(sale.undone?.length ?? 0) + 1}`,
        fact: { kind: 'reversal', id: sale._id },
        postings,
      })),
  );
  const known = new Set(concerned.flatMap(({ sale, clawbacks }) => [sale, ...clawbacks]).map(({ _id }) => _id));
  await saveCommissions(
    tx,
    plans.flatMap(({ changed }) => changed),
    known,
  );
  await countOrders(tx, plans.flatMap(countOf));
  await leaveResultNews(
    tx,
    plans.flatMap(({ changed }) => changed.map((record) => record.orderId)),
  );
}

/** Follows the counters of the day on which the order was placed, as its own events do. */
function countOf({ sale, clawbacks, changed }: WithClawbacks & Change) {
  const before = [sale, ...clawbacks];
  const after = new Map([...before, ...changed].map((record) => [record._id, record]));
  const earnedDeltaMinor = earnedBySelling([...after.values()]) - earnedBySelling(before);
  return earnedDeltaMinor === 0 ? [] : [countFor(sale, earnedDeltaMinor)];
}

const countFor = ({ creatorId, receipt, placedAt, currency }: CommissionRecord, earnedDeltaMinor: number) => ({
  creatorId,
  sourceId: receipt.attribution.sourceId,
  day: utcDay(placedAt),
  orders: 0,
  currency,
  earnedDeltaMinor,
});

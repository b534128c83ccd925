import type { Context } from '../context.ts';
import { commissions } from './model.ts';

const BATCH = 1_000;

/**
 * Marks the approved commissions that a sent payout covers, in batches; repeatable, and finished by whoever comes next.
 * @param range payable sequences after `after` and up to `through`
 */
export async function markPaid(
  ctx: Context,
  input: { payeeId: string; currency: string; payoutId: string; range: { after: number; through: number } },
): Promise<void> {
  const { payeeId, currency, payoutId, range } = input;
  const covered = {
    'payee.id': payeeId,
    currency,
    state: 'approved' as const,
    payableSequence: { $gt: range.after, $lte: range.through },
  };
  for (;;) {
    const batch = await commissions(ctx).find(covered, { _id: 1 }).limit(BATCH).lean();
    if (batch.length === 0) return;
    await commissions(ctx).updateMany(
      { _id: { $in: batch.map((row) => row._id) }, state: 'approved' },
      { $set: { state: 'paid', payoutId } },
    );
  }
}

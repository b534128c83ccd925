import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { defineModel } from '../../kit/model.ts';
import { inTransaction } from '../../kit/transaction.ts';

interface PayeeHoldRecord {
  /** The payee's id; she may have no account yet. */
  _id: string;
  /** Who holds: ids of cases, reversals and the like. Paid again when none is left. */
  holders: string[];
}

export const payeeHolds = defineModel<PayeeHoldRecord>('payee_holds', { holders: [String] });

/** Nothing is sent to this payee while anybody holds her. What was set aside and not sent yet is given back by the run. Repeatable. */
export async function holdPayee(ctx: Context, payeeId: string, holder: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { modifiedCount, upsertedCount } = await payeeHolds(tx)
      .updateOne({ _id: payeeId }, { $addToSet: { holders: holder } }, { upsert: true })
      .session(tx.session ?? null);
    if (modifiedCount + upsertedCount > 0)
      await audit(tx, { action: 'payee.held', subject: payeeId, after: { holder } });
  });
}

/** This holder lets go; others may still hold. Repeatable. */
export async function releasePayee(ctx: Context, payeeId: string, holder: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { modifiedCount } = await payeeHolds(tx)
      .updateOne({ _id: payeeId, holders: holder }, { $pull: { holders: holder } })
      .session(tx.session ?? null);
    if (modifiedCount > 0) await audit(tx, { action: 'payee.released', subject: payeeId, before: { holder } });
  });
}

/** Who holds which of these payees; those that nobody holds are left out. At most 1,000. */
export async function holdsOf(ctx: Context, payeeIds: string[]): Promise<Map<string, string[]>> {
  const rows = await payeeHolds(ctx)
    .find({ _id: { $in: payeeIds.slice(0, 1_000) }, 'holders.0': { $exists: true } })
    .session(ctx.session ?? null)
    .lean<PayeeHoldRecord[]>();
  return new Map(rows.map((row) => [row._id, row.holders]));
}

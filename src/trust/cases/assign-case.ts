import { requireManager, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findCase } from './decide-case.ts';
import { type CaseRecord, cases } from './model.ts';

/** A reviewer takes a case, from whoever has it, or gives it back. */
export async function assignCase(ctx: Context, caseId: string, to: 'me' | 'nobody'): Promise<CaseRecord> {
  requireManager(ctx, ['reviewer']);
  const userId = requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const before = await findCase(tx, caseId);
    const assignedTo = to === 'me' ? userId : null;
    if (before.assignedTo === assignedTo) return before;
    await cases(tx)
      .updateOne({ _id: caseId }, { $set: { assignedTo } })
      .session(tx.session ?? null);
    await audit(tx, { action: 'case.assigned', subject: caseId, before: before.assignedTo, after: assignedTo });
    return { ...before, assignedTo };
  });
}

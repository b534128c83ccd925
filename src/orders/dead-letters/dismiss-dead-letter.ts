import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { decideDeadLetter } from './decide-dead-letter.ts';
import { deadLetters } from './model.ts';

/** A manager decides that nothing is lost by leaving it; the reason is kept. */
export async function dismissDeadLetter(ctx: Context, id: string, reason: string): Promise<void> {
  requireManager(ctx, ['reviewer', 'finance']);
  if (!(await deadLetters(ctx).exists({ _id: id }))) throw missing();
  await inTransaction(ctx, (tx) => decideDeadLetter(tx, id, { state: 'dismissed', reason, after: {} }));
}

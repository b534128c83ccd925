import { requireManager } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import type { CaseRecord } from './model.ts';
import { raiseFlag } from './raise-flag.ts';

/** A reviewer opens a case by hand, or adds to the open one; the orders that are named are held. */
export async function openCaseByHand(
  ctx: Context,
  input: { creatorId: string; sentence: string; orderIds: string[] },
): Promise<CaseRecord> {
  requireManager(ctx, ['reviewer']);
  const { creatorId, sentence, orderIds } = input;
  const record = await raiseFlag(ctx, {
    signal: 'manual',
    creatorId,
    subject: ctx.requestId,
    severity: orderIds.length > 0 ? 'medium' : 'low',
    likelihood: 0.5,
    code: 'opened_by_hand',
    text: sentence,
    facts: [],
    ...(orderIds.length > 0 ? { concern: { orderIds } } : {}),
  });
  if (!record) throw missing();
  return record;
}

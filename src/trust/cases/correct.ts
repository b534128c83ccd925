import { requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorOfUser } from '../../creators/index.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { changeCase, findCase } from './decide-case.ts';
import type { CaseRecord, Decision } from './model.ts';

/** Whether her links are paused and she has not yet said that she put it right. */
export const mayCorrect = ({ state, decision }: CaseRecord): boolean =>
  (state === 'decided' || state === 'open') && decision?.outcome === 'pause' && !decision.correction;

/**
 * The creator says that she put right what her links were paused for. The case goes back among the open ones; the links stay paused
 * until a reviewer has looked.
 */
export async function correct(ctx: Context, caseId: string, text: string): Promise<CaseRecord> {
  const creator = await findCreatorOfUser(ctx, requireUser(ctx));
  return inTransaction(ctx, async (tx) => {
    const before = await findCase(tx, caseId);
    if (!creator || before.creatorId !== creator._id) throw missing();
    if (!mayCorrect(before))
      throw conflict('nothing_to_correct', 'No links of yours wait here for something to be put right.');
    const now = tx.clock.now();
    const { trust } = await currentSettings(tx);
    const after = await changeCase(tx, before, before.revision, {
      $set: {
        state: 'open',
        'decision.correction': { text, at: now },
        escalated: 0,
        escalateAt: addDays(now, trust.escalateAfterDays),
      },
    });
    await audit(tx, { action: 'case.corrected', subject: caseId, before: before.state, after: { text } });
    return after;
  });
}

export const viewCorrection = ({ correction }: Decision): { text: string; at: string } | null =>
  correction ? { text: correction.text, at: correction.at.toISOString() } : null;

import { requireManager, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { releaseCommissions } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorOfUser } from '../../creators/index.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { changeCase, findCase } from './decide-case.ts';
import { letLinksLead, takeBack, tellStanding } from './effects.ts';
import type { Appeal, CaseRecord } from './model.ts';
import type { AppealAnswer } from './schemas.ts';
import { tellCreator } from './tell-creator.ts';

/** Whether the creator may still object: once a decision, until its day, and not to being cleared; also while it is looked at again. */
export const mayAppeal = ({ state, decision, appeal }: CaseRecord, now: Date): boolean =>
  (state === 'decided' || state === 'open') &&
  decision !== null &&
  decision.outcome !== 'clear' &&
  appeal === null &&
  decision.appealUntil >= now;

/** The creator objects to a decision about her; one who was suspended or banned may, too. Nothing moves until another reviewer answers. */
export async function appeal(ctx: Context, caseId: string, text: string): Promise<CaseRecord> {
  const creator = await findCreatorOfUser(ctx, requireUser(ctx));
  return inTransaction(ctx, async (tx) => {
    const before = await findCase(tx, caseId);
    if (!creator || before.creatorId !== creator._id) throw missing();
    const now = tx.clock.now();
    if (!mayAppeal(before, now)) throw conflict('no_appeal', 'There is no decision here that can still be appealed.');
    const { trust } = await currentSettings(tx);
    const written: Appeal = { text, at: now, answer: null };
    const after = await changeCase(tx, before, before.revision, {
      $set: { state: 'appealed', appeal: written, escalated: 0, escalateAt: addDays(now, trust.escalateAfterDays) },
    });
    await audit(tx, { action: 'case.appealed', subject: caseId, before: before.decision?.outcome, after: { text } });
    await tellCreator(tx, after, 'appeal-received', {});
    return after;
  });
}

/** A reviewer who had no part in the decision has the last word: granted, everything is taken back and the money let go. */
export async function answerAppeal(ctx: Context, caseId: string, input: AppealAnswer): Promise<CaseRecord> {
  requireManager(ctx, ['reviewer']);
  const by = requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const before = await findCase(tx, caseId);
    const { decision } = before;
    if (before.state !== 'appealed' || !decision || !before.appeal)
      throw conflict('nothing_to_answer', 'There is no appeal that waits for an answer.');
    if ([decision, ...before.history].some((made) => made.by === by))
      throw conflict('same_reviewer', 'You decided this case: another reviewer answers the appeal.');
    const now = tx.clock.now();
    const { granted, reason } = input;
    if (granted) {
      await takeBack(tx, before, decision, reason);
      await releaseCommissions(tx, caseId);
      await letLinksLead(tx, before);
    }
    // A hold or a pause that was upheld goes on being one: somebody still has to decide about the money, or look at what she put right.
    const staysHeld = !granted && (decision.outcome === 'hold' || decision.outcome === 'pause');
    const upheld = decision.correction ? ('open' as const) : ('decided' as const);
    const { trust } = await currentSettings(tx);
    // A suspension that was upheld keeps money as well: its case comes back later for a last word about it.
    const lastWordAt = !granted && decision.outcome === 'suspend' ? addDays(now, trust.appealDays) : null;
    const after = await changeCase(tx, before, input.revision, {
      $set: {
        state: staysHeld ? upheld : 'closed',
        isOpen: staysHeld,
        appeal: { ...before.appeal, answer: { granted, reason, by, at: now } },
        escalated: 0,
        escalateAt: staysHeld ? addDays(now, trust.escalateAfterDays) : lastWordAt,
      },
    });
    await audit(tx, {
      action: `appeal.${granted ? 'granted' : 'rejected'}`,
      subject: caseId,
      before: decision.outcome,
      after: { reason },
    });
    await tellCreator(tx, after, 'appeal-answered', { granted, reason });
    await tellStanding(tx, before.creatorId);
    return after;
  });
}

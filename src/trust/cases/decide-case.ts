import { requireManager, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { carryOut, holdAgain, takeBack, tellStanding } from './effects.ts';
import { type CaseRecord, cases, type Decision } from './model.ts';
import { checkPause, daysUntilLookedAt } from './pause.ts';
import { HOLD_REASON } from './raise-flag.ts';
import type { NewDecision, Undo } from './schemas.ts';
import { tellCreator } from './tell-creator.ts';

/** A reviewer decides a case that is open, or that an earlier decision only held. The reason is what the creator reads. */
export async function decideCase(ctx: Context, caseId: string, input: NewDecision): Promise<CaseRecord> {
  requireManager(ctx, ['reviewer']);
  const by = requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const before = await findCase(tx, caseId);
    if (before.state === 'appealed')
      throw conflict('case_appealed', 'The creator appealed: answer the appeal instead.');
    if (!before.isOpen) throw conflict('already_decided', 'Somebody decided this case already.');
    const { trust } = await currentSettings(tx);
    const now = tx.clock.now();
    if (input.outcome === 'pause') await checkPause(tx, before, input.brandIds ?? []);
    const done = await carryOut(tx, before, input);
    const { outcome, reason } = input;
    const appealUntil = addDays(now, trust.appealDays);
    const decision: Decision = { outcome, reason, by, at: now, appealUntil, ...done, undone: null };
    const holdsOn = outcome === 'hold' || outcome === 'pause';
    const after = await changeCase(tx, before, input.revision, {
      $set: {
        state: 'decided',
        decision,
        assignedTo: before.assignedTo ?? by,
        escalated: 0,
        escalateAt: holdsOn ? addDays(now, await daysUntilLookedAt(tx, before._id, outcome)) : lastWordAt(decision),
        ...(holdsOn ? {} : { isOpen: false }),
      },
      ...(before.decision ? { $push: { history: before.decision } } : {}),
    });
    await audit(tx, {
      action: `case.${outcome}`,
      subject: caseId,
      before: before.state,
      after: { ...decision, reversedIds: done.reversedIds.length },
    });
    await tellCreator(tx, after, 'case-decided', {
      outcome,
      reason,
      appealUntil: outcome === 'clear' ? null : appealUntil,
    });
    await tellStanding(tx, before.creatorId);
    return after;
  });
}

/** A suspension keeps money: when she may not object to it any more, somebody has to say what becomes of that. */
const lastWordAt = ({ outcome, appealUntil }: Decision): Date | null => (outcome === 'suspend' ? appealUntil : null);

/**
 * Takes a decision back while nobody appealed: by the reviewer who made it, or an admin. Money and access are as if it had not been
 * made, and the case is open again with what it is about on hold, as far as it has not been paid out.
 */
export async function undoDecision(ctx: Context, caseId: string, input: Undo): Promise<CaseRecord> {
  requireManager(ctx, ['reviewer']);
  const by = requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const before = await findCase(tx, caseId);
    const { decision } = before;
    if (before.state !== 'decided' || !decision)
      throw conflict('nothing_to_undo', 'There is no decision that can be undone.');
    if (decision.by !== by) requireManager(tx, []);
    const other = await cases(tx)
      .exists({ creatorId: before.creatorId, isOpen: true, _id: { $ne: caseId } })
      .session(tx.session ?? null);
    if (other) throw conflict('other_case_open', 'Another case about this creator is open: decide that one.');
    const { trust } = await currentSettings(tx);
    const now = tx.clock.now();
    await takeBack(tx, before, decision, input.reason);
    const undone: Decision = { ...decision, undone: { by, at: now, reason: input.reason } };
    const escalateAt = addDays(now, trust.escalateAfterDays);
    const after = await changeCase(tx, before, input.revision, {
      $set: { state: 'open', isOpen: true, decision: null, escalateAt },
      $push: { history: undone },
    });
    await holdAgain(tx, before, HOLD_REASON);
    await audit(tx, {
      action: 'case.undone',
      subject: caseId,
      before: decision.outcome,
      after: { reason: input.reason },
    });
    await tellCreator(tx, after, 'decision-undone', { reason: input.reason });
    await tellStanding(tx, before.creatorId);
    return after;
  });
}

/** One case for a verb; throws when there is none. */
export async function findCase(tx: Context, caseId: string): Promise<CaseRecord> {
  const record = await cases(tx)
    .findById(caseId)
    .session(tx.session ?? null)
    .lean<CaseRecord>();
  if (!record) throw missing();
  return record;
}

/** Writes a change under the condition that the case is still what the reviewer looked at. */
export async function changeCase(
  tx: Context,
  before: CaseRecord,
  revision: number,
  update: { $set: object; $push?: object },
): Promise<CaseRecord> {
  const after = await cases(tx)
    .findOneAndUpdate(
      { _id: before._id, revision, state: before.state },
      { ...update, $inc: { revision: 1 } } as never,
      { session: tx.session ?? null, returnDocument: 'after' },
    )
    .lean<CaseRecord>();
  if (!after) throw conflict('case_changed', 'The case changed since you opened it: look at it again.');
  return after;
}

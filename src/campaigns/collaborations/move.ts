import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import {
  type CollaborationEventRecord,
  type CollaborationRecord,
  collaborationEvents,
  collaborations,
} from '../model.ts';
import type { Action, CollaborationState, Party } from '../schemas.ts';
import { actsAsAgency, userOf } from './party.ts';
import { tellOfStep } from './tell-of-step.ts';
import { nextState } from './transitions.ts';

const OTHER: Record<Party, Party> = { brand: 'creator', creator: 'brand' };

/** Where a step leads; a conflict when it cannot be taken from here. */
export function stepFrom({ state }: CollaborationRecord, action: Action, party: Party): CollaborationState {
  const next = nextState(state, action, party);
  if (next === undefined)
    throw conflict('collaboration_state', `This cannot be done while the collaboration is ${state}.`);
  return next;
}

/**
 * Takes a collaboration one step on, under the condition that it is still in the state that was seen: of two people at once one
 * wins, the other is told. Writes the history and the mails about it. Inside the caller's transaction.
 */
export async function moveOn(
  tx: Context,
  before: CollaborationRecord,
  party: Party,
  action: Action,
  options: { note?: string | undefined; change?: Partial<CollaborationRecord>; to?: CollaborationState } = {},
): Promise<CollaborationRecord> {
  const next = stepFrom(before, action, party);
  const to = options.to ?? next;
  const change = { ...options.change, state: to, updatedAt: tx.clock.now() };
  const { matchedCount } = await collaborations(tx)
    .updateOne(
      { _id: before._id, state: before.state, approvedPieces: before.approvedPieces },
      { $set: change, $inc: { [`unread.${OTHER[party]}`]: 1 } },
    )
    .session(tx.session ?? null);
  if (matchedCount === 0)
    throw conflict('collaboration_moved', 'Somebody was quicker: this collaboration has moved on. Load it again.');
  const after = { ...before, ...change };
  await writeEvent(tx, after, { party, action, to, note: options.note ?? '' });
  await audit(tx, {
    action: `collaboration.${action}`,
    subject: before._id,
    before: { state: before.state },
    after: { state: to },
  });
  return after;
}

/** Adds to the history of a collaboration, and tells the other side by mail. */
export async function writeEvent(
  tx: Context,
  collaboration: CollaborationRecord,
  event: Pick<CollaborationEventRecord, 'party' | 'action' | 'to' | 'note'>,
): Promise<void> {
  const { _id: collaborationId, creatorId } = collaboration;
  const who = { userId: userOf(tx), byAgency: actsAsAgency(tx, event.party, creatorId) };
  const record = { _id: tx.ids.next('cev'), collaborationId, at: tx.clock.now(), ...who, ...event };
  await collaborationEvents(tx).create([record], { session: tx.session ?? null });
  await tellOfStep(tx, collaboration, record);
}

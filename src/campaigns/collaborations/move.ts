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
import { userOf } from './party.ts';
import { nextState } from './transitions.ts';

const OTHER: Record<Party, Party> = { brand: 'creator', creator: 'brand' };

/**
 * Takes a collaboration one step on, under the condition that it is still in the state that was seen: of two people at once one
 * wins, the other is told. Writes the history. Inside the caller's transaction.
 */
export async function moveOn(
  tx: Context,
  before: CollaborationRecord,
  party: Party,
  action: Action,
  options: { note?: string | undefined; change?: Partial<CollaborationRecord>; to?: CollaborationState } = {},
): Promise<CollaborationRecord> {
  const next = nextState(before.state, action, party);
  if (next === undefined)
    throw conflict('collaboration_state', `This cannot be done while the collaboration is ${before.state}.`);
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
  await writeEvent(tx, { collaborationId: before._id, party, action, to, note: options.note ?? '' });
  await audit(tx, {
    action: `collaboration.${action}`,
    subject: before._id,
    before: { state: before.state },
    after: { state: to },
  });
  return { ...before, ...change };
}

/** Adds to the history of a collaboration. */
export async function writeEvent(
  tx: Context,
  event: Pick<CollaborationEventRecord, 'collaborationId' | 'party' | 'action' | 'to' | 'note'>,
): Promise<void> {
  const record = { _id: tx.ids.next('cev'), at: tx.clock.now(), userId: userOf(tx), ...event };
  await collaborationEvents(tx).create([record], { session: tx.session ?? null });
}

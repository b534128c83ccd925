import { endSessions, setMembership, tellUsers } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { type CreatorRecord, creators } from './model.ts';

type Standing = Extract<CreatorRecord['state'], 'active' | 'suspended' | 'banned'>;

/**
 * Suspends, bans or readmits a creator inside the caller's transaction; she loses or has her access back with the next request.
 * @returns the state before, or null when there was nothing to change: who has left stays away
 */
export async function changeCreatorState(
  tx: Context,
  input: { creatorId: string; state: Standing; reason: string },
): Promise<Standing | null> {
  const session = tx.session ?? null;
  const before = await creators(tx).findById(input.creatorId).session(session).lean();
  if (!before || before.state === input.state) return null;
  if (!['active', 'suspended', 'banned'].includes(before.state)) return null;
  const { modifiedCount } = await creators(tx)
    .updateOne({ _id: before._id, state: before.state }, { $set: { state: input.state, reason: input.reason } })
    .session(session);
  if (modifiedCount !== 1) throw conflict('creator_changed', 'The creator’s state changed at the same moment.');
  await setMembership(tx, { userId: before.userId, kind: 'creator', ref: before._id, state: input.state });
  // What was open before a suspension is closed by it; signing in again shows why.
  if (input.state !== 'active') await endSessions(tx, before.userId);
  const values = { to: input.state, reason: input.reason };
  await tellUsers(tx, [before.userId], { template: 'creator-state', values });
  await audit(tx, {
    action: `creator.${input.state}`,
    subject: before._id,
    before: before.state,
    after: { state: input.state, reason: input.reason },
  });
  return before.state as Standing;
}

import type { CreatorRecord } from '../../creators/index.ts';
import type { InvitationRecord } from './model.ts';
import type { Progress } from './schemas.ts';

/**
 * How far an invitation has come, and since when. After its acceptance it follows the creator: applied, active, rejected.
 * @param creator whom the person who accepted has become, if anybody
 */
export function progressOf(
  row: InvitationRecord,
  creator: Pick<CreatorRecord, 'state' | 'appliedAt' | 'decidedAt'> | undefined,
  now: Date,
): { progress: Progress; at: Date } {
  const decidedAt = row.decidedAt ?? row.createdAt;
  if (row.state === 'declined' || row.state === 'revoked') return { progress: row.state, at: decidedAt };
  if (row.state === 'accepted') return afterAcceptance(decidedAt, creator);
  if (row.expiresAt.getTime() <= now.getTime()) return { progress: 'expired', at: row.expiresAt };
  if (row.signedInAt) return { progress: 'signed_in', at: row.signedInAt };
  if (row.openedAt) return { progress: 'opened', at: row.openedAt };
  return row.sentAt ? { progress: 'sent', at: row.sentAt } : { progress: 'made', at: row.createdAt };
}

function afterAcceptance(
  decidedAt: Date,
  creator: Pick<CreatorRecord, 'state' | 'appliedAt' | 'decidedAt'> | undefined,
): { progress: Progress; at: Date } {
  if (creator?.state === 'applied') return { progress: 'applied', at: creator.appliedAt };
  if (creator?.state === 'active' || creator?.state === 'rejected')
    return { progress: creator.state, at: creator.decidedAt ?? creator.appliedAt };
  return { progress: 'accepted', at: decidedAt };
}

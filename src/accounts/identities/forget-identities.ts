import type { Context } from '../../context.ts';
import { forgetFingerprints } from '../fingerprints.ts';
import { type IdentityRecord, identities, snapshots, users } from '../model.ts';
import { endSessions } from '../session-list.ts';
import { queueRevocation } from './revocations.ts';

/** For an erasure, in its transaction: every identity and its history goes, access is given back, all sessions end. */
export async function forgetIdentities(tx: Context, userId: string): Promise<void> {
  const session = tx.session ?? null;
  const own = await identities(tx).find({ userId }).limit(20).session(session).lean<IdentityRecord[]>();
  for (const identity of own) await queueRevocation(tx, identity);
  const ids = own.map(({ _id }) => _id);
  await snapshots(tx)
    .deleteMany({ identityId: { $in: ids } })
    .session(session);
  await identities(tx)
    .deleteMany({ _id: { $in: ids }, userId })
    .session(session);
  await forgetFingerprints(tx, userId);
  await users(tx)
    .updateOne({ _id: userId }, { $unset: { words: '' } })
    .session(session);
  await endSessions(tx, userId);
}

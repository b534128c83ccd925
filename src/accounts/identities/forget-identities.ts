import type { Context } from '../../context.ts';
import { forgetFingerprints } from '../fingerprints.ts';
import { type IdentityRecord, identities, snapshots } from '../model.ts';
import { queueRevocation } from './revocations.ts';

/** In the transaction that deletes their person: every identity goes, with its history, and our access is given back. */
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
}

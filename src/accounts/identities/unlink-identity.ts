import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type IdentityRecord, identities, type UserRecord } from '../model.ts';
import { SIGN_IN } from '../networks/index.ts';
import { rememberWords } from '../people/remember-words.ts';
import { requireUser } from '../policies.ts';
import { requireRecentSignIn } from '../recent.ts';
import { touchUser } from '../sign-in.ts';
import { tellOwner } from '../tell-users.ts';
import { queueRevocation } from './revocations.ts';

/** Takes a network off the signed-in person's account; the last one stays, for nobody could sign in without it. */
export async function unlinkIdentity(ctx: Context, identityId: string): Promise<void> {
  const userId = requireUser(ctx);
  requireRecentSignIn(ctx);
  await inTransaction(ctx, async (tx) => {
    const user = await touchUser(tx, userId);
    const session = tx.session ?? null;
    const own = await identities(tx).find({ userId }).limit(20).session(session).lean<IdentityRecord[]>();
    const identity = own.find(({ _id }) => _id === identityId);
    if (!user || !identity) throw missing();
    if (own.length === 1) throw conflict('last_identity', 'This is the only account that you can sign in with.');
    await dropIdentity(tx, user, identity);
  });
}

/** Removes an identity, gives back our access to it and tells the owner; in the caller's transaction. */
export async function dropIdentity(tx: Context, user: UserRecord, identity: IdentityRecord): Promise<void> {
  await identities(tx)
    .deleteOne({ _id: identity._id, userId: user._id })
    .session(tx.session ?? null);
  await rememberWords(tx, user._id);
  await queueRevocation(tx, identity);
  await audit(tx, { action: 'identity.unlinked', subject: user._id, before: { identity: identity._id } });
  const { title } = SIGN_IN[identity.network];
  const account = identity.username ? `@${identity.username}` : user.displayName;
  await tellOwner(tx, user, { template: 'identity-unlinked', values: { network: title, account } });
}

import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { identities } from '../model.ts';
import { SIGN_IN } from '../networks/index.ts';
import { rememberWords } from '../people/remember-words.ts';
import { NetworkProfile } from '../schemas.ts';
import { identityOf, keepSnapshot, type NetworkTokens, sealTokens, touchUser } from '../sign-in.ts';
import { markSnapshot } from '../snapshot-news.ts';
import { tellOwner } from '../tell-users.ts';

const MAX_IDENTITIES = 10;

/**
 * Adds an account at a network to a signed-in person's. One that belongs to somebody else is refused: people are never joined.
 * The owner is told by mail.
 */
export async function linkIdentity(
  ctx: Context,
  input: { userId: string; profile: unknown; tokens: NetworkTokens },
): Promise<void> {
  const profile = NetworkProfile.parse(input.profile);
  const { userId } = input;
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    // Whoever links or unlinks writes the user's own record first: of two at once, the second sees what the first did.
    const user = await touchUser(tx, userId);
    if (!user) throw missing();
    const { _id, ...seen } = identityOf(tx, profile, await sealTokens(tx, profile, input.tokens));
    const known = await identities(tx).findById(_id).session(session).lean();
    if (known && known.userId !== userId)
      throw conflict('identity_taken', 'This account already signs in to somebody else’s account here.');
    if (known) await identities(tx).updateOne({ _id, userId }, { $set: seen }).session(session);
    else {
      if ((await identities(tx).countDocuments({ userId }).session(session)) >= MAX_IDENTITIES)
        throw conflict('identities_full', `At most ${MAX_IDENTITIES} accounts can be linked.`);
      await identities(tx).create([{ _id, ...seen, userId, linkedAt: tx.clock.now() }], { session });
      await rememberWords(tx, userId);
    }
    await keepSnapshot(tx, _id, profile);
    await markSnapshot(tx, userId);
    if (known) return;
    await audit(tx, { action: 'identity.linked', subject: userId, after: { identity: _id } });
    const account = profile.username ? `@${profile.username}` : profile.displayName;
    const values = { network: SIGN_IN[profile.network].title, account };
    await tellOwner(tx, user, { template: 'identity-linked', values });
  });
}

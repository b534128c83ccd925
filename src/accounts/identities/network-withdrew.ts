import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type IdentityRecord, identities, snapshots, users } from '../model.ts';
import { rememberWords } from '../people/remember-words.ts';
import type { Network } from '../schemas.ts';
import { touchUser } from '../sign-in.ts';
import { deletions } from './deletions.ts';
import { dropIdentity } from './unlink-identity.ts';

/** Instagram's callbacks name the account by its other id. */
const named = (network: Network, subject: string) => ({ network, $or: [{ subject }, { scopedSubject: subject }] });

/** A person took our access away at the network: our tokens are worthless, and are forgotten. */
export async function accessWithdrawn(ctx: Context, network: Network, subject: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const after = await identities(tx)
      .findOneAndUpdate(
        named(network, subject),
        { $set: { sealedTokens: null, accessLostAt: tx.clock.now(), refreshDueAt: null } },
        { session: tx.session ?? null },
      )
      .lean();
    if (after) await audit(tx, { action: 'identity.access-withdrawn', subject: after.userId, after: after._id });
  });
}

/**
 * A person asked the network that we delete what we have from it: tokens, names, counts and their history. The identity itself
 * goes too where she has another; the last one stays as a bare id, since she could not reach her account, her money in it
 * included, without it.
 * @returns code of the confirmation that she can look up
 */
export async function deleteNetworkData(ctx: Context, network: Network, subject: string): Promise<string> {
  const code = ctx.ids.code(20);
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const found = await identities(tx).findOne(named(network, subject)).session(session).lean<IdentityRecord>();
    const user = found && (await touchUser(tx, found.userId));
    if (found && user) {
      await snapshots(tx).deleteMany({ identityId: found._id }).session(session);
      // A picture and an unconfirmed address may have come from there.
      const fromThere = { avatarUrl: null, ...(user.emailVerifiedBy ? {} : { email: null }) };
      await users(tx).updateOne({ _id: user._id }, { $set: fromThere }).session(session);
      const others = await identities(tx).countDocuments({ userId: user._id }).session(session);
      if (others > 1) await dropIdentity(tx, user, found);
      else await stripIdentity(tx, found);
      await rememberWords(tx, user._id);
      await audit(tx, { action: 'identity.data-deleted', subject: user._id, after: found._id });
    }
    await deletions(tx).create([{ _id: code, network, at: tx.clock.now(), found: Boolean(found) }], { session });
  });
  return code;
}

const stripIdentity = (tx: Context, { _id }: IdentityRecord) =>
  identities(tx)
    .updateOne(
      { _id },
      {
        $set: {
          sealedTokens: null,
          username: null,
          profileUrl: null,
          accessLostAt: tx.clock.now(),
          refreshDueAt: null,
        },
      },
    )
    .session(tx.session ?? null);

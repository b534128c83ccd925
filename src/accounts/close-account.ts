import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { emailCodes } from './email/model.ts';
import { forgetIdentities } from './identities/forget-identities.ts';
import { membershipsOf } from './memberships.ts';
import { users } from './model.ts';
import { requireUser } from './policies.ts';
import { requireRecentSignIn } from './recent.ts';
import { endSessions } from './session-list.ts';
import { touchUser } from './sign-in.ts';
import { dropSnapshotNews } from './snapshot-news.ts';

/**
 * The signed-in person deletes her account: who she is, how she signs in, what her networks told, and every session, at once; our
 * access is given back to the networks. Only where she takes part in nothing and never did: what others' money and rights hang on
 * is not hers alone to delete.
 */
export async function closeAccount(ctx: Context): Promise<void> {
  const userId = requireUser(ctx);
  requireRecentSignIn(ctx);
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    // Whoever gives her a membership at the same moment writes the same record: one of the two sees the other.
    if (!(await touchUser(tx, userId))) throw missing();
    if ((await membershipsOf(tx, userId)).length > 0)
      throw conflict('account_in_use', 'You take part in the programme, or did: this account cannot be deleted here.');
    await forgetIdentities(tx, userId);
    await emailCodes(tx).deleteOne({ _id: userId }).session(session);
    await dropSnapshotNews(tx, userId);
    await users(tx).deleteOne({ _id: userId }).session(session);
    await endSessions(tx, userId);
    await audit(tx, { action: 'user.deleted', subject: userId });
  });
  await ctx.browser?.end();
}

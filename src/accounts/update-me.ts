import type { z } from 'zod';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { notSignedIn } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { sendEmailCode } from './email/send-code.ts';
import { findUser } from './identities-of.ts';
import { users } from './model.ts';
import { rememberWords } from './people/remember-words.ts';
import { requireUser } from './policies.ts';
import { requireRecentSignIn } from './recent.ts';
import type { MeChange } from './schemas.ts';

/** Changes the person's own name and language at once; a new address only once she typed the code that is mailed to it. */
export async function updateMe(ctx: Context, { email, ...change }: z.output<typeof MeChange>): Promise<void> {
  const userId = requireUser(ctx);
  const user = await findUser(ctx, userId);
  if (!user) throw notSignedIn();
  const mailed = email !== undefined && !(email === user.email && user.emailVerifiedBy);
  // Whoever finds a browser left open could otherwise turn the owner's address into his.
  if (mailed && user.emailVerifiedBy) requireRecentSignIn(ctx);
  if (Object.keys(change).length > 0) {
    await inTransaction(ctx, async (tx) => {
      await users(tx)
        .updateOne({ _id: userId }, { $set: change })
        .session(tx.session ?? null);
      await rememberWords(tx, userId);
      const { displayName, language } = user;
      await audit(tx, { action: 'user.changed', subject: userId, before: { displayName, language }, after: change });
    });
  }
  if (mailed) await sendEmailCode(ctx, { ...user, ...change } as typeof user, email);
}

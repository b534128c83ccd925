import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { sameBytes } from '../../kit/keyring.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { findUser } from '../identities-of.ts';
import { users } from '../model.ts';
import { requireUser } from '../policies.ts';
import { endSessions } from '../session-list.ts';
import { tellOwner } from '../tell-users.ts';
import { type EmailCodeRecord, emailCodes } from './model.ts';
import { hashOfCode } from './send-code.ts';

const MAX_ATTEMPTS = 5;

/**
 * Takes the code that was mailed: the address is hers from now on, every other session of hers ends, and the address before is
 * told. Five wrong codes make the code worthless.
 * @param also what else becomes of it, in the same transaction
 */
export async function confirmEmail(
  ctx: Context,
  code: string,
  also: (tx: Context, email: string) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const userId = requireUser(ctx);
  const waiting = await countAttempt(ctx, userId);
  if (!waiting || !sameText(waiting.codeHash, hashOfCode(ctx, userId, waiting.email, code)))
    throw conflict('email_code_wrong', 'This is not the code that we mailed last, or it is too old.');
  await inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const before = await findUser(tx, userId);
    if (!before) throw missing();
    // Taken by deleting: of two requests with one code only one finds it.
    const { deletedCount } = await emailCodes(tx)
      .deleteOne({ _id: userId, codeHash: waiting.codeHash })
      .session(session);
    if (deletedCount === 0) throw conflict('email_code_wrong', 'This code was used already.');
    await users(tx)
      .updateOne({ _id: userId }, { $set: { email: waiting.email, emailVerifiedBy: 'kolect' } })
      .session(session);
    await endSessions(tx, userId, tx.browser?.sessionId);
    await audit(tx, { action: 'email.confirmed', subject: userId });
    const values = { email: hidden(waiting.email) };
    if (before.email !== waiting.email) await tellOwner(tx, before, { template: 'email-changed', values });
    await also(tx, waiting.email);
  });
}

const sameText = (left: string, right: string): boolean => sameBytes(Buffer.from(left), Buffer.from(right));

/** Counts before it looks: guesses sent all at once are counted one by one. */
const countAttempt = (ctx: Context, userId: string): Promise<EmailCodeRecord | null> =>
  emailCodes(ctx)
    .findOneAndUpdate(
      { _id: userId, attempts: { $lt: MAX_ATTEMPTS }, expiresAt: { $gt: new Date() } },
      { $inc: { attempts: 1 } },
    )
    .lean<EmailCodeRecord>()
    .exec();

/** `i…@people.example`: enough to recognise, not enough to use. */
const hidden = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1…');

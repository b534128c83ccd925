import type { Context } from '../context.ts';
import { decrypt } from '../kit/keyring.ts';
import { type MailRecord, mails } from './model.ts';

const BATCH = 20;
const MINUTE_MS = 60_000;
/** Waits after each try that failed; after the last one the mail is given up. About a day in all. */
const WAITS_MS = [1, 5, 30, 120, 360, 900].map((minutes) => minutes * MINUTE_MS);
/** Longer than a try can last: another process takes the mail only when this one is gone. */
const TRY_MS = 2 * MINUTE_MS;

/**
 * Sends what is due, at most 20 mails. A mail that was sent just before the process died is sent again under the same
 * Message-ID, by which mail programs show it once.
 * @returns how many were tried
 */
export async function sendMails(ctx: Context): Promise<number> {
  let tried = 0;
  for (; tried < BATCH; tried += 1) {
    const mail = await takeDue(ctx);
    if (!mail) break;
    await trySending(ctx, mail);
  }
  return tried;
}

const takeDue = (ctx: Context): Promise<MailRecord | null> =>
  mails(ctx)
    .findOneAndUpdate(
      { state: 'waiting', dueAt: { $lte: new Date() } },
      { $set: { dueAt: new Date(Date.now() + TRY_MS) }, $inc: { attempts: 1 } },
      { sort: { dueAt: 1 }, returnDocument: 'after' },
    )
    .lean<MailRecord>();

async function trySending(ctx: Context, mail: MailRecord): Promise<void> {
  const mine = { _id: mail._id, state: 'waiting', attempts: mail.attempts } as const;
  try {
    const letter = JSON.parse(decrypt(ctx.keyring, 'mail', mail.sealedLetter ?? ''));
    await ctx.mail.send({ id: mail._id, at: mail.queuedAt, ...letter });
    await mails(ctx).updateOne(mine, {
      $set: { state: 'sent', sentAt: ctx.clock.now(), sealedLetter: null, error: null },
    });
  } catch (error) {
    const waitMs = WAITS_MS[mail.attempts - 1];
    const over =
      waitMs === undefined ? { state: 'failed', sealedLetter: null } : { dueAt: new Date(Date.now() + waitMs) };
    await mails(ctx).updateOne(mine, { $set: { error: sentence(error), ...over } });
    // The server's words may hold the address; the log gets none of them.
    ctx.logger.warn({ mail: mail._id, template: mail.template, attempt: mail.attempts }, 'a mail could not be sent');
  }
}

const sentence = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  const answer = error instanceof Error && 'responseCode' in error ? ` ${error.responseCode}` : '';
  return `${code}${answer}`.slice(0, 60);
};

/** How many mails are waiting whose time has come. */
export const mailsWaiting = (ctx: Context): Promise<number> =>
  mails(ctx).countDocuments({ state: 'waiting', dueAt: { $lte: new Date() } });

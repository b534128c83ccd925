import { randomInt } from 'node:crypto';
import type { Context } from '../../context.ts';
import { hmacSha256 } from '../../kit/keyring.ts';
import { spend } from '../../kit/limiter.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { queueMail } from '../../notifications/index.ts';
import type { UserRecord } from '../model.ts';
import { emailCodes } from './model.ts';

const CODE_MINUTES = 15;
const CODES_AN_HOUR = { points: 5, seconds: 3_600 };
/** More than a person's own: an address may belong to a member of several accounts. */
const TO_ONE_ADDRESS = { points: 8, seconds: 3_600 };

export const hashOfCode = (ctx: Context, userId: string, email: string, code: string): string =>
  hmacSha256(ctx.pseudonymKey, `email-code\n${userId}\n${email}\n${code}`).toString('base64url');

const hashOfAddress = (ctx: Context, email: string): string =>
  hmacSha256(ctx.pseudonymKey, `address\n${email}`).toString('base64url');

/** Mails a code of six digits to an address that a person says is hers. A new one replaces the last. */
export async function sendEmailCode(ctx: Context, user: UserRecord, email: string): Promise<void> {
  await spend(ctx, 'email-codes', user._id, CODES_AN_HOUR);
  await spend(ctx, 'email-codes-to', hashOfAddress(ctx, email), TO_ONE_ADDRESS);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const record = {
    email,
    codeHash: hashOfCode(ctx, user._id, email, code),
    attempts: 0,
    expiresAt: new Date(Date.now() + CODE_MINUTES * 60_000),
  };
  await inTransaction(ctx, async (tx) => {
    await emailCodes(tx)
      .updateOne({ _id: user._id }, { $set: record }, { upsert: true })
      .session(tx.session ?? null);
    const values = { code, minutes: CODE_MINUTES };
    await queueMail(tx, { to: email, template: 'email-code', values, language: user.language, userId: user._id });
  });
}

/** The address that waits for its code, if any. */
export async function pendingEmail(ctx: Context, userId: string): Promise<string | null> {
  const waiting = await emailCodes(ctx)
    .findOne({ _id: userId, expiresAt: { $gt: new Date() } })
    .lean();
  return waiting?.email ?? null;
}

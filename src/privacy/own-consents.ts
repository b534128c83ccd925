import type { z } from 'zod';
import { findUser, markSnapshot, requireUser } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { textInForce } from './give-consents.ts';
import { type ConsentPurpose, consents } from './model.ts';
import { recordConsents } from './record-consent.ts';
import type { ConsentGiven, OwnConsent } from './schemas.ts';

const MAX_SHOWN = 200;

/** Everything the signed-in person agreed to, newest first, withdrawn or not. */
export async function listOwnConsents(ctx: Context): Promise<z.infer<typeof OwnConsent>[]> {
  const userId = requireUser(ctx);
  const rows = await consents(ctx).find({ userId }).sort({ givenAt: -1, _id: -1 }).limit(MAX_SHOWN).lean();
  return rows.map(({ _id, purpose, version, source, language, givenAt, withdrawnAt }) => ({
    id: _id,
    purpose,
    version,
    source,
    language,
    givenAt: givenAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
}

/** Gives an optional consent later than at the application, from the account page. Given already: nothing changes. */
export async function giveConsent(ctx: Context, given: ConsentGiven): Promise<void> {
  const userId = requireUser(ctx);
  const text = textInForce(given);
  await inTransaction(ctx, async (tx) => {
    if (!(await findUser(tx, userId))) throw missing();
    if (await hasConsent(tx, userId, text.purpose)) return;
    const { purpose, version, language } = text;
    await recordConsents(tx, [{ userId, purpose, version, text: text.text, language, source: 'account' }]);
    await audit(tx, { action: 'consent.given', subject: userId, after: { purpose, version } });
  });
}

/**
 * Withdraws a consent with one step, as it was given. What rests on it stops from now on; what happened before stays lawful.
 * The terms and the privacy notice end only with the membership, and an agency's terms by unlinking: both are told in the error.
 */
export async function withdrawConsent(ctx: Context, purpose: ConsentPurpose): Promise<void> {
  const userId = requireUser(ctx);
  if (purpose === 'agency_terms')
    throw conflict('unlink_instead', 'The terms of an agency end by unlinking from it, on the page of your agency.');
  if (CONSENT_TEXTS.some((text) => text.purpose === purpose && text.required))
    throw conflict('leave_instead', 'Nobody takes part without this. Withdrawing it means leaving the programme.');
  await inTransaction(ctx, async (tx) => {
    await endConsents(tx, userId, [purpose]);
    await audit(tx, { action: 'consent.withdrawn', subject: userId, after: { purpose } });
  });
}

/** Notes that consents ended, inside the caller's transaction: who leaves the programme or an agency withdraws what belongs to it. */
export async function endConsents(tx: Context, userId: string, purposes: ConsentPurpose[]): Promise<void> {
  await consents(tx)
    .updateMany({ userId, purpose: { $in: purposes }, withdrawnAt: null }, { $set: { withdrawnAt: tx.clock.now() } })
    .session(tx.session ?? null);
  // What was computed with the consent is forgotten by whoever computed it.
  if (purposes.includes('social_scoring')) await markSnapshot(tx, userId);
}

/** Whether a person's consent stands at this moment. */
export async function hasConsent(ctx: Context, userId: string, purpose: ConsentPurpose): Promise<boolean> {
  const found = await consents(ctx)
    .exists({ userId, purpose, withdrawnAt: null })
    .session(ctx.session ?? null);
  return found !== null;
}

import type { z } from 'zod';
import { requireCreator } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { listReferred } from '../../creators/index.ts';
import { addDays } from '../../kit/clock.ts';
import { decrypt, encrypt } from '../../kit/keyring.ts';
import { newToken } from '../../kit/secret-token.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { currentSettings } from '../../settings/index.ts';
import { pathOf } from './make-invitation.ts';
import { referralLinks } from './model.ts';
import type { ReferralLink, Referred } from './schemas.ts';

const LINK_DAYS = 365;
const PURPOSE = 'referral-link';

type View = z.output<typeof ReferralLink>;

/** The creator's link for bringing others in, or none yet. */
export async function findReferralLink(ctx: Context): Promise<View> {
  const creatorId = requireCreator(ctx);
  const { referralMonths: months } = (await currentSettings(ctx)).joining;
  const link = await referralLinks(ctx).findById(creatorId).lean();
  if (!link || link.expiresAt.getTime() <= ctx.clock.now().getTime()) return { url: null, expiresAt: null, months };
  const token = decrypt(ctx.keyring, PURPOSE, link.sealedToken);
  return { url: urlOf(ctx, token), expiresAt: link.expiresAt.toISOString(), months };
}

/** Makes a new link, good for a year; the one before stops working. */
export async function makeReferralLink(ctx: Context): Promise<View> {
  const creatorId = requireCreator(ctx);
  return inTransaction(ctx, async (tx) => {
    const { referralMonths: months } = (await currentSettings(tx)).joining;
    const { token, hash } = newToken();
    const now = tx.clock.now();
    const expiresAt = addDays(now, LINK_DAYS);
    const link = { tokenHash: hash, sealedToken: encrypt(tx.keyring, PURPOSE, token), createdAt: now, expiresAt };
    await referralLinks(tx)
      .updateOne({ _id: creatorId }, { $set: link }, { upsert: true })
      .session(tx.session ?? null);
    await audit(tx, { action: 'referral_link.made', subject: creatorId });
    return { url: urlOf(tx, token), expiresAt: expiresAt.toISOString(), months };
  });
}

const urlOf = (ctx: Context, token: string): string => new URL(pathOf(token), ctx.config.publicUrl).href;

/** Whom the creator brought in, newest first, and until when that earns her something. */
export async function listOwnReferred(ctx: Context): Promise<z.output<typeof Referred>[]> {
  const rows = await listReferred(ctx, requireCreator(ctx));
  return rows.map(({ displayName, appliedAt, referredBy, state }) => ({
    name: displayName,
    since: appliedAt.toISOString(),
    until: (referredBy?.until ?? appliedAt).toISOString(),
    state,
  }));
}

import type { Context } from '../context.ts';
import { hmacOf } from '../kit/keyring.ts';
import { defineModel } from '../kit/model.ts';

export const FINGERPRINT_KINDS = ['payout_account', 'device', 'document'] as const;
export type FingerprintKind = (typeof FINGERPRINT_KINDS)[number];

interface FingerprintRecord {
  /** `kind:hash:userId`. */
  _id: string;
  kind: FingerprintKind;
  /** Keyed: it says that two are the same and nothing else. */
  hash: string;
  userId: string;
  at: Date;
}

const HALF_YEAR_SECONDS = 183 * 86_400;

/** What tells that two accounts may be one person's. Shard key: `hash` (hashed). Forgotten half a year after it was last seen. */
const fingerprints = defineModel<FingerprintRecord>(
  'fingerprints',
  { kind: String, hash: String, userId: String, at: Date },
  [{ keys: { hash: 1 } }, { keys: { userId: 1 } }, { keys: { at: 1 }, expireAfterSeconds: HALF_YEAR_SECONDS }],
);

/** Keeps a keyed hash of something that a person's accounts have in common, never the thing itself. */
export async function recordFingerprint(
  ctx: Context,
  input: { kind: FingerprintKind; value: string; userId: string },
): Promise<void> {
  const { kind, value, userId } = input;
  if (value === '') return;
  const hashed = hmacOf(ctx.pseudonymKey, `fingerprint|${kind}|${value}`).digest('base64url').slice(0, 22);
  await fingerprints(ctx)
    .updateOne(
      { _id: `${kind}:${hashed}:${userId}` },
      { $set: { kind, hash: hashed, userId, at: new Date() } },
      { upsert: true },
    )
    .session(ctx.session ?? null);
}

const MOST = 50;

/** Other users with the same fingerprints, by kind. At most fifty of each. */
export async function sharedFingerprints(
  ctx: Context,
  userId: string,
): Promise<{ kind: FingerprintKind; userIds: string[] }[]> {
  const own = await fingerprints(ctx).find({ userId }).limit(MOST).lean();
  if (own.length === 0) return [];
  const others = await fingerprints(ctx)
    .find({ hash: { $in: own.map((row) => row.hash) }, userId: { $ne: userId } })
    .limit(MOST * FINGERPRINT_KINDS.length)
    .lean();
  return FINGERPRINT_KINDS.map((kind) => ({
    kind,
    userIds: [...new Set(others.filter((row) => row.kind === kind).map((row) => row.userId))].slice(0, MOST),
  })).filter(({ userIds }) => userIds.length > 0);
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Keeps the device that a person signs in from, by address and browser; on this very machine everybody has the same. */
export async function recordDevice(ctx: Context, userId: string, address: string, userAgent: string): Promise<void> {
  if (address === '' || LOOPBACK.test(address)) return;
  await recordFingerprint(ctx, { kind: 'device', value: `${address}|${userAgent}`, userId });
}

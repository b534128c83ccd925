import type { Context } from '../context.ts';
import { hmacSha256 } from '../kit/keyring.ts';
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
  /** When a device was last seen; null for what a person is known by as long as she is here. */
  at: Date | null;
  /** Nobody has looked yet whose it is besides. */
  isFresh?: boolean;
}

const HALF_YEAR_SECONDS = 183 * 86_400;

/** What tells that two accounts may be one person's. Shard key: `hash` (hashed). Devices are forgotten half a year after they were last seen. */
const fingerprints = defineModel<FingerprintRecord>(
  'fingerprints',
  { kind: String, hash: String, userId: String, at: Date, isFresh: Boolean },
  [
    { keys: { hash: 1 } },
    { keys: { userId: 1 } },
    { keys: { at: 1 }, expireAfterSeconds: HALF_YEAR_SECONDS },
    { keys: { isFresh: 1 }, partialFilterExpression: { isFresh: true } },
  ],
);

/** Keeps a keyed hash of something that a person's accounts have in common, never the thing itself. */
export async function recordFingerprint(
  ctx: Context,
  input: { kind: FingerprintKind; value: string; userId: string },
): Promise<void> {
  const { kind, value, userId } = input;
  if (value === '') return;
  const hashed = hmacSha256(ctx.pseudonymKey, `fingerprint|${kind}|${value}`).toString('base64url').slice(0, 22);
  await fingerprints(ctx)
    .updateOne(
      { _id: `${kind}:${hashed}:${userId}` },
      {
        $set: { kind, hash: hashed, userId, at: kind === 'device' ? new Date() : null },
        $setOnInsert: { isFresh: true },
      },
      { upsert: true },
    )
    .session(ctx.session ?? null);
}

/** A number on a paper, however it is written: `123.456-7` and `1234567` are one; `0000000` is none, and nothing is kept of it. */
export function documentOf(kind: 'tax' | 'registration', country: string, number: string): string {
  const plain = number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return /^(.)\1*$/.test(plain) ? '' : `${kind}|${country}|${plain}`;
}

const MOST = 50;
const MOST_SAME = 1_000;

/**
 * Takes fingerprints that nobody has looked at, each once, and tells whose they are: theirs who left them, and of everybody who has
 * the same. In the caller's transaction.
 */
export async function takeNewFingerprints(tx: Context, limit: number): Promise<string[]> {
  const session = tx.session ?? null;
  const fresh = await fingerprints(tx)
    .find({ isFresh: true })
    .limit(limit)
    .session(session)
    .lean<FingerprintRecord[]>();
  if (fresh.length === 0) return [];
  await fingerprints(tx)
    .updateMany({ _id: { $in: fresh.map((row) => row._id) } }, { $unset: { isFresh: 1 } })
    .session(session);
  const same = await fingerprints(tx)
    .find({ hash: { $in: fresh.map((row) => row.hash) } }, { userId: 1 })
    .limit(MOST_SAME)
    .session(session)
    .lean();
  return [...new Set(same.map((row) => row.userId))];
}

/** For an erasure, in its transaction. */
export async function forgetFingerprints(tx: Context, userId: string): Promise<void> {
  await fingerprints(tx)
    .deleteMany({ userId })
    .session(tx.session ?? null);
}

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

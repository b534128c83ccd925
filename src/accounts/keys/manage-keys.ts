import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { requireUser } from '../policies.ts';
import { newKey, secretOf } from './key-secret.ts';
import { type ApiKeyRecord, apiKeys } from './model.ts';
import { fitsOwner, type KeyOwner, ownerOf, requireKeyOwner } from './owner.ts';
import type { ApiKey, ApiKeyWithSecret, NewApiKey } from './schemas.ts';

const MOST_KEYS = 20;
const MOST_LISTED = 100;
const HOUR_MS = 3_600_000;

/** Makes a key. It is answered this once; afterwards only its hash is there. */
export async function makeKey(ctx: Context, owner: KeyOwner, input: NewApiKey): Promise<ApiKeyWithSecret> {
  requireKeyOwner(ctx, owner);
  const foreign = input.scopes.find((scope) => !fitsOwner(scope, owner));
  if (foreign) throw invalid('scope_unfit', `Keys of this kind cannot have the scope ${foreign}.`);
  const key = newKey();
  return inTransaction(ctx, async (tx) => {
    const active = await apiKeys(tx)
      .countDocuments({ ...owner, state: 'active' })
      .session(tx.session ?? null);
    if (active >= MOST_KEYS) throw conflict('too_many_keys', `At most ${MOST_KEYS} keys. Revoke one that is not used.`);
    const record: ApiKeyRecord = {
      _id: tx.ids.next('key'),
      brandId: null,
      creatorId: null,
      ...owner,
      name: input.name,
      scopes: input.scopes,
      state: 'active',
      secrets: [secretOf(key)],
      createdBy: requireUser(tx),
      createdAt: tx.clock.now(),
      lastUsedAt: null,
    };
    await apiKeys(tx).create([record], { session: tx.session ?? null });
    await audit(tx, {
      action: 'key.made',
      subject: record._id,
      after: { ...owner, name: input.name, scopes: input.scopes },
    });
    return { ...viewKey(record), key };
  });
}

/** Keys of an owner, newest first; revoked ones stay on the list. */
export async function listKeys(ctx: Context, owner: KeyOwner): Promise<ApiKey[]> {
  requireKeyOwner(ctx, owner);
  const rows = await apiKeys(ctx).find(owner).sort({ _id: -1 }).limit(MOST_LISTED).lean<ApiKeyRecord[]>();
  return rows.map(viewKey);
}

/** Gives a key a new secret; the old one works on for the overlap, so that programs can change over. */
export async function rotateKey(
  ctx: Context,
  input: { keyId: string; overlapHours: number },
): Promise<ApiKeyWithSecret> {
  const key = newKey();
  return changeKey(ctx, input.keyId, 'key.rotated', (record) => {
    const until = new Date(Date.now() + input.overlapHours * HOUR_MS);
    // At most two at once: what was already on its way out goes now.
    const leaving = record.secrets
      .filter(({ validUntil }) => validUntil === null)
      .map((secret) => ({ ...secret, validUntil: until }));
    return { secrets: [secretOf(key), ...(input.overlapHours > 0 ? leaving : [])] };
  }).then((record) => ({ ...viewKey(record), key }));
}

/** Ends a key at once. */
export async function revokeKey(ctx: Context, keyId: string): Promise<ApiKey> {
  return viewKey(await changeKey(ctx, keyId, 'key.revoked', () => ({ state: 'revoked' as const })));
}

async function changeKey(
  ctx: Context,
  keyId: string,
  action: string,
  change: (record: ApiKeyRecord) => Partial<ApiKeyRecord>,
): Promise<ApiKeyRecord> {
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const record = await apiKeys(tx).findById(keyId).session(session).lean<ApiKeyRecord>();
    if (!record) throw missing();
    requireKeyOwner(tx, ownerOf(record));
    const after = await apiKeys(tx)
      .findOneAndUpdate({ _id: keyId, state: 'active' }, { $set: change(record) }, { session, returnDocument: 'after' })
      .lean<ApiKeyRecord>();
    if (!after) throw conflict('key_revoked', 'This key was revoked. Make a new one.');
    await audit(tx, { action, subject: keyId, after: { name: record.name, secrets: after.secrets.length } });
    return after;
  });
}

function viewKey({ _id, name, scopes, state, secrets, createdAt, lastUsedAt }: ApiKeyRecord): ApiKey {
  const inForce = secrets.filter(({ validUntil }) => validUntil === null || validUntil.getTime() > Date.now());
  return {
    id: _id,
    name,
    scopes,
    state,
    secrets: inForce.map(({ hint, validUntil }) => ({ hint, validUntil: validUntil?.toISOString() ?? null })),
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

import type { Actor, Context } from '../../context.ts';
import { DomainError } from '../../kit/errors.ts';
import { memberships } from '../model.ts';
import { hashOfKey } from './key-secret.ts';
import { type ApiKeyRecord, apiKeys } from './model.ts';

const SEEN_MS = 60_000;

/**
 * Who a key acts for. Asked anew on each request, so that a revoked key is dead at once; a creator's key works only while she is
 * active.
 */
export async function findKeyActor(ctx: Context, key: string): Promise<Actor> {
  const hash = hashOfKey(key);
  const record = await apiKeys(ctx).findOne({ 'secrets.hash': hash, state: 'active' }).lean<ApiKeyRecord>();
  const secret = record?.secrets.find((one) => one.hash === hash);
  const isLate = secret?.validUntil !== null && (secret?.validUntil?.getTime() ?? 0) <= Date.now();
  if (!record || !secret || isLate) throw keyInvalid();
  const { _id, scopes, brandId, creatorId } = record;
  if (creatorId !== null && !(await memberships(ctx).exists({ kind: 'creator', ref: creatorId, state: 'active' })))
    throw keyInvalid();
  noteUse(ctx, record);
  return {
    kind: 'key',
    keyId: _id,
    scopes,
    ...(brandId === null ? {} : { brandId }),
    ...(creatorId === null ? {} : { creatorId }),
  };
}

const keyInvalid = () =>
  new DomainError('unauthenticated', 'key_invalid', 'This API key does not exist, was revoked, or was rotated out.');

/** To the minute, behind the request's back: a busy key costs one write a minute. */
function noteUse(ctx: Context, { _id, lastUsedAt }: ApiKeyRecord): void {
  const now = Date.now();
  if (lastUsedAt && now - lastUsedAt.getTime() < SEEN_MS) return;
  apiKeys(ctx)
    .updateOne({ _id }, { $max: { lastUsedAt: new Date(now) } })
    .catch(() => ctx.logger.warn({ keyId: _id }, 'the use of a key was not noted'));
}

import { createHash, randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import type { Endpoint } from '../kit/endpoint.ts';
import { conflict, malformed } from '../kit/errors.ts';
import { decrypt, encrypt } from '../kit/keyring.ts';
import { type AnsweredRequest, answeredRequests } from './idempotency-model.ts';

const DAY_MS = 86_400_000;
/** Longer than any request lasts: afterwards whoever ran it is gone. */
const RUNNING_MS = 60_000;
const KEY = /^[\x21-\x7e]{1,200}$/;
const MOST_CHARACTERS = 1_000_000;

/**
 * `Idempotency-Key` on POSTs of people and API keys. The first request with a key runs; its answer, encrypted, is given again for
 * 24 hours. The same key for another request is refused; so is a second one while the first still runs.
 *
 * A request that fails is forgotten, and may be tried again under its key. A process that dies between the effect and the stored
 * answer leaves the key taken for a minute; then the request runs again, and it is the verb's own idempotency (its unique ids, its
 * preconditions) that keeps the effect single.
 */
export const answerOnce =
  (root: Context) =>
  async (
    ctx: Context,
    request: Request,
    response: Response,
    endpoint: Endpoint<Context>,
    work: () => Promise<unknown>,
  ): Promise<unknown> => {
    const _id = idOf(ctx, request, endpoint);
    if (_id === undefined) return work();
    const requestHash = hashOf(request);
    const token = randomUUID();
    const record = await claim(root, { _id, requestHash, token });
    if (record.requestHash !== requestHash)
      throw conflict('idempotency_key_reused', 'This idempotency key was used for another request.');
    if (record.state === 'done') {
      response.setHeader('Idempotency-Replayed', 'true');
      return record.sealedAnswer === null
        ? undefined
        : JSON.parse(decrypt(root.keyring, 'idempotency', record.sealedAnswer));
    }
    if (record.token !== token) {
      response.setHeader('Retry-After', '2');
      throw conflict('request_in_flight', 'The first request with this idempotency key is still running.');
    }
    return run(root, { _id, token }, work);
  };

/** Undefined where the header is not for us: reads, machines that sign, people who did not sign in. */
function idOf({ actor }: Context, request: Request, endpoint: Endpoint<Context>): string | undefined {
  const key = request.headers['idempotency-key'];
  if (
    key === undefined ||
    endpoint.method !== 'post' ||
    endpoint.access === 'shop' ||
    endpoint.body === 'stream' ||
    endpoint.answer.contentType
  )
    return undefined;
  const caller = actor.kind === 'user' ? actor.userId : actor.kind === 'key' ? actor.keyId : undefined;
  if (caller === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key))
    throw malformed('idempotency_key_invalid', 'An idempotency key takes 1 to 200 visible characters.');
  return createHash('sha256').update(`${caller}\n${key}`).digest('base64url');
}

function hashOf({ method, originalUrl, body }: Request): string {
  const hash = createHash('sha256').update(`${method} ${originalUrl}\n`);
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest('base64url');
}

/** Enters the request unless it is there, by the database's clock; what is there afterwards says whose turn it is. */
async function claim(
  root: Context,
  { _id, requestHash, token }: { _id: string; requestHash: string; token: string },
): Promise<AnsweredRequest> {
  const fresh = {
    _id,
    requestHash,
    token,
    state: 'running',
    sealedAnswer: null,
    startedAt: '$$NOW',
    expiresAt: { $add: ['$$NOW', DAY_MS] },
  };
  const isFree = {
    $or: [
      { $eq: [{ $type: '$requestHash' }, 'missing'] },
      { $lte: ['$expiresAt', '$$NOW'] },
      {
        $and: [
          { $eq: ['$state', 'running'] },
          { $eq: ['$requestHash', requestHash] },
          { $lt: ['$startedAt', { $subtract: ['$$NOW', RUNNING_MS] }] },
        ],
      },
    ],
  };
  const attempt = () =>
    answeredRequests(root).collection.findOneAndUpdate(
      { _id: _id as never },
      [{ $replaceWith: { $cond: [isFree, fresh, '$$ROOT'] } }],
      { upsert: true, returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
  // Two that insert at once: one meets the other's row, and finds it the second time.
  const record = await attempt().catch((error: unknown) => (isDuplicate(error) ? attempt() : Promise.reject(error)));
  return record as unknown as AnsweredRequest;
}

const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 11_000;

async function run(
  root: Context,
  mine: { _id: string; token: string },
  work: () => Promise<unknown>,
): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await work();
  } catch (error) {
    await answeredRequests(root)
      .deleteOne(mine)
      .catch(() => undefined);
    throw error;
  }
  const text = answer === undefined ? null : JSON.stringify(answer);
  if (text !== null && text.length > MOST_CHARACTERS) return answer;
  const sealedAnswer = text === null ? null : encrypt(root.keyring, 'idempotency', text);
  // Not a failure of the request: at worst it runs again when it is sent again, as the rule above says.
  await answeredRequests(root)
    .updateOne(mine, { $set: { state: 'done', sealedAnswer } }, { writeConcern: { w: 'majority' } })
    .catch((error: unknown) =>
      root.logger.error({ err: error }, 'an answer could not be kept for its idempotency key'),
    );
  return answer;
}

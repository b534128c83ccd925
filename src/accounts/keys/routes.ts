import { z } from 'zod';
import type { Context } from '../../context.ts';
import { endpointsOf } from '../../kit/endpoint.ts';
import { requireCreator } from '../policies.ts';
import { listKeys, makeKey, revokeKey, rotateKey } from './manage-keys.ts';
import { ApiKey, ApiKeyWithSecret, KeyRotation, NewApiKey } from './schemas.ts';

const defineEndpoint = endpointsOf<Context>();
const OneBrand = z.object({ id: z.string().max(40) });
const OneKey = z.object({ keyId: z.string().max(40) });
const Keys = z.object({ data: z.array(ApiKey) });
const tag = 'API keys';

export const keyEndpoints = [
  defineEndpoint({
    method: 'get',
    path: '/v1/brands/:id/keys',
    summary: 'API keys of a brand, for its owners',
    tag,
    access: 'brand',
    params: OneBrand,
    answer: { status: 200, schema: Keys },
    handle: async (ctx, { params }) => ({ data: await listKeys(ctx, { brandId: params.id }) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/brands/:id/keys',
    summary: 'Make an API key of a brand; it is shown once',
    tag,
    access: 'brand',
    params: OneBrand,
    body: NewApiKey,
    answer: { status: 201, schema: ApiKeyWithSecret },
    problems: { too_many_keys: 409, scope_unfit: 422 },
    handle: (ctx, { params, body }) => makeKey(ctx, { brandId: params.id }, body),
  }),
  defineEndpoint({
    method: 'get',
    path: '/v1/keys',
    summary: 'My API keys as a creator',
    tag,
    access: 'creator',
    answer: { status: 200, schema: Keys },
    handle: async (ctx) => ({ data: await listKeys(ctx, { creatorId: requireCreator(ctx) }) }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/keys',
    summary: 'Make an API key as a creator; it is shown once',
    tag,
    access: 'creator',
    body: NewApiKey,
    answer: { status: 201, schema: ApiKeyWithSecret },
    problems: { too_many_keys: 409, scope_unfit: 422 },
    handle: (ctx, { body }) => makeKey(ctx, { creatorId: requireCreator(ctx) }, body),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/keys/:keyId/rotate',
    summary: 'Give a key a new secret; the old one works on for a while',
    tag,
    access: 'signed-in person',
    params: OneKey,
    body: KeyRotation,
    answer: { status: 200, schema: ApiKeyWithSecret },
    problems: { key_revoked: 409 },
    handle: (ctx, { params, body }) => rotateKey(ctx, { keyId: params.keyId, overlapHours: body.overlapHours }),
  }),
  defineEndpoint({
    method: 'post',
    path: '/v1/keys/:keyId/revoke',
    summary: 'End a key at once',
    tag,
    access: 'signed-in person',
    params: OneKey,
    answer: { status: 200, schema: ApiKey },
    problems: { key_revoked: 409 },
    handle: (ctx, { params }) => revokeKey(ctx, params.keyId),
  }),
];

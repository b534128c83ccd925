import { z } from 'zod';

/** What an API key may do, and whose keys may. Endpoints declare the scope that opens them to keys. */
export const SCOPES = {
  'orders:write': 'brand',
  'catalogue:read': 'brand',
  'catalogue:write': 'brand',
  'links:read': 'creator',
  'links:write': 'creator',
  'earnings:read': 'creator',
} as const satisfies Record<string, 'brand' | 'creator'>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];
export const Scope = z.enum(SCOPE_NAMES).meta({ id: 'Scope' });

export const NewApiKey = z
  .object({
    name: z.string().trim().min(1).max(80).meta({ description: 'What the key is for' }),
    scopes: z
      .array(Scope)
      .min(1)
      .max(SCOPE_NAMES.length)
      .transform((scopes) => [...new Set(scopes)]),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.output<typeof NewApiKey>;

export const KeyRotation = z
  .object({
    overlapHours: z.int().min(0).max(168).default(24).meta({ description: 'How long the old key goes on working' }),
  })
  .meta({ id: 'KeyRotation' });

export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    state: z.enum(['active', 'revoked']),
    secrets: z.array(
      z.object({
        hint: z.string().meta({ description: 'Its first characters' }),
        validUntil: z.iso.datetime().nullable().meta({ description: 'Null: until it is rotated or revoked' }),
      }),
    ),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.output<typeof ApiKey>;

export const ApiKeyWithSecret = ApiKey.extend({
  key: z.string().meta({ description: 'Shown this once; only its hash is kept' }),
}).meta({ id: 'ApiKeyWithSecret' });
export type ApiKeyWithSecret = z.output<typeof ApiKeyWithSecret>;

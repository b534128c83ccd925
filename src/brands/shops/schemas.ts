import { z } from 'zod';
import { Platform } from '../schemas.ts';

export const Shop = z
  .object({
    id: z.string(),
    brandId: z.string(),
    name: z.string(),
    platform: Platform,
    eventsUrl: z.string().meta({ description: 'Where the shop sends its events' }),
    secrets: z.array(
      z.object({
        id: z.string(),
        validUntil: z.iso.datetime().nullable().meta({ description: 'Null: until it is rotated or revoked' }),
      }),
    ),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Shop' });
export type Shop = z.output<typeof Shop>;

export const ShopWithSecret = Shop.extend({
  secret: z.string().meta({ description: 'Shown this once' }),
}).meta({ id: 'ShopWithSecret' });
export type ShopWithSecret = z.output<typeof ShopWithSecret>;

export const SecretRotation = z
  .object({
    overlapHours: z.int().min(0).max(168).default(24).meta({ description: 'How long the old secret goes on proving' }),
    secret: z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/, 'takes 16 to 200 visible characters')
      .optional()
      .meta({ description: 'The new secret, where the shop system makes its own: required for Shopify' }),
  })
  .meta({ id: 'SecretRotation' });
export type SecretRotation = z.output<typeof SecretRotation>;

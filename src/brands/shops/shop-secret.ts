import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../../context.ts';
import { encrypt } from '../../kit/keyring.ts';
import type { ShopRecord } from '../model.ts';
import type { Platform } from '../schemas.ts';
import type { Shop } from './schemas.ts';

const ADDRESS: Record<Platform, string> = { standard: 'events', shopify: 'shopify', woocommerce: 'woocommerce' };

/** Standard Webhooks: `whsec_` and 32 bytes; WooCommerce takes any text. */
export const newSecret = (platform: Platform): string =>
  platform === 'standard' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(32).toString('base64url');

export const sealSecret = (ctx: Context, secret: string) => ({
  sealed: encrypt(ctx.keyring, 'shop-secret', secret),
  validUntil: null,
});

type Secret = ShopRecord['secrets'][number];

/** A name for a secret that says nothing of it: sealed texts are unique. */
export const secretId = ({ sealed }: Secret): string =>
  createHash('sha256').update(sealed).digest('base64url').slice(0, 16);

/** By the wall clock, as for every credential. */
export const inForce = ({ validUntil }: Secret): boolean => validUntil === null || validUntil.getTime() > Date.now();

export function viewShop(ctx: Context, shop: ShopRecord): Shop {
  const { _id, brandId, name, platform = 'standard', secrets, createdAt } = shop;
  return {
    id: _id,
    brandId,
    name,
    platform,
    eventsUrl: `${ctx.config.publicUrl}/v1/shops/${_id}/${ADDRESS[platform]}`,
    secrets: secrets.filter(inForce).map((secret) => ({
      id: secretId(secret),
      validUntil: secret.validUntil?.toISOString() ?? null,
    })),
    createdAt: createdAt.toISOString(),
  };
}

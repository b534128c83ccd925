import { randomBytes } from 'node:crypto';
import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { encrypt } from '../kit/keyring.ts';
import { inTransaction } from '../kit/transaction.ts';
import { brands, shops } from './model.ts';
import type { Platform } from './schemas.ts';

const ADDRESS: Record<Platform, string> = { standard: 'events', shopify: 'shopify', woocommerce: 'woocommerce' };

/** Standard Webhooks: `whsec_` and 32 bytes; WooCommerce takes any text. */
const newSecret = (platform: Platform): string =>
  platform === 'standard' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(32).toString('base64url');

/** Adds a shop to a brand with the secret it signs with, its own or one made here, which is shown this once. */
export async function addShop(
  ctx: Context,
  input: { brandId: string; name: string; platform?: Platform; secret?: string | undefined },
): Promise<{ id: string; brandId: string; name: string; platform: Platform; secret: string; eventsUrl: string }> {
  requireManager(ctx, ['reviewer']);
  const { brandId, name, platform = 'standard' } = input;
  const secret = input.secret ?? newSecret(platform);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    if (!(await brands(tx).exists({ _id: brandId }).session(session))) throw missing();
    const id = tx.ids.next('shp');
    const secrets = [{ sealed: encrypt(tx.keyring, 'shop-secret', secret), validUntil: null }];
    await shops(tx).create([{ _id: id, brandId, name, platform, secrets, createdAt: tx.clock.now() }], { session });
    await audit(tx, { action: 'shop.added', subject: id, after: { brandId, name, platform } });
    const eventsUrl = `${tx.config.publicUrl}/v1/shops/${id}/${ADDRESS[platform]}`;
    return { id, brandId, name, platform, secret, eventsUrl };
  });
}

import { requireBrand } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, invalid, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type ShopRecord, shops } from '../model.ts';
import type { SecretRotation, Shop, ShopWithSecret } from './schemas.ts';
import { inForce, newSecret, sealSecret, secretId, viewShop } from './shop-secret.ts';

interface OneShop {
  brandId: string;
  shopId: string;
}

const HOUR_MS = 3_600_000;

/** Gives a shop a new signing secret; the old one proves on for the overlap, so that the shop can change over. Two at most. */
export async function rotateSecret(ctx: Context, input: OneShop & SecretRotation): Promise<ShopWithSecret> {
  let secret = '';
  const shop = await changeSecrets(ctx, input, 'shop.secret_rotated', (tx, { platform = 'standard', secrets }) => {
    if (platform === 'shopify' && !input.secret)
      throw invalid('secret_missing', 'Shopify makes the secret and shows it beside its webhooks: give that one.');
    if (platform === 'standard' && input.secret)
      throw invalid('secret_made_here', 'The secret of a shop that sends our own events is made by Kolect.');
    secret = input.secret ?? newSecret(platform);
    const until = new Date(Date.now() + input.overlapHours * HOUR_MS);
    const leaving = secrets
      .filter(({ validUntil }) => validUntil === null)
      .map((old) => ({ ...old, validUntil: until }));
    return [sealSecret(tx, secret), ...(input.overlapHours > 0 ? leaving : [])];
  });
  return { ...shop, secret };
}

/** Ends one secret. Servers that know the shop follow within ten seconds. The last one stays: rotate it instead. */
export async function revokeSecret(ctx: Context, input: OneShop & { secretId: string }): Promise<Shop> {
  return changeSecrets(ctx, input, 'shop.secret_revoked', (_tx, { secrets }) => {
    const left = secrets.filter((secret) => secretId(secret) !== input.secretId);
    if (left.length === secrets.length) throw missing();
    if (!left.some(inForce)) throw conflict('last_secret', 'A shop needs a secret to sign with. Rotate it instead.');
    return left.length === 1 ? left.map((secret) => ({ ...secret, validUntil: null })) : left;
  });
}

async function changeSecrets(
  ctx: Context,
  { brandId, shopId }: OneShop,
  action: string,
  change: (tx: Context, shop: ShopRecord) => ShopRecord['secrets'],
): Promise<Shop> {
  requireBrand(ctx, brandId, 'edit');
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const shop = await shops(tx).findOne({ _id: shopId, brandId }).session(session).lean<ShopRecord>();
    if (!shop) throw missing();
    const secrets = change(tx, shop);
    await shops(tx).updateOne({ _id: shopId, brandId }, { $set: { secrets } }).session(session);
    await audit(tx, { action, subject: shopId, before: shop.secrets.map(secretId), after: secrets.map(secretId) });
    return viewShop(tx, { ...shop, secrets });
  });
}

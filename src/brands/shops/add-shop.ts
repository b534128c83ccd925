import { requireBrand } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { brands, type ShopRecord, shops } from '../model.ts';
import type { Platform } from '../schemas.ts';
import type { ShopWithSecret } from './schemas.ts';
import { newSecret, sealSecret, viewShop } from './shop-secret.ts';

const MOST_SHOPS = 50;

/** An owner or editor adds a shop with the secret it signs with, its own or one made here, which is shown this once. */
export async function addShop(
  ctx: Context,
  input: { brandId: string; name: string; platform?: Platform; secret?: string | undefined },
): Promise<ShopWithSecret> {
  const { brandId, name, platform = 'standard' } = input;
  requireBrand(ctx, brandId, 'edit');
  const secret = input.secret ?? newSecret(platform);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    if (!(await brands(tx).exists({ _id: brandId }).session(session))) throw missing();
    if ((await shops(tx).countDocuments({ brandId }).session(session)) >= MOST_SHOPS)
      throw conflict('too_many_shops', `A brand has at most ${MOST_SHOPS} shops.`);
    const shop: ShopRecord = {
      _id: tx.ids.next('shp'),
      brandId,
      name,
      platform,
      secrets: [sealSecret(tx, secret)],
      createdAt: tx.clock.now(),
    };
    await shops(tx).create([shop], { session });
    await audit(tx, { action: 'shop.added', subject: shop._id, after: { brandId, name, platform } });
    return { ...viewShop(tx, shop), secret };
  });
}

import { randomBytes } from 'node:crypto';
import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { encrypt } from '../kit/keyring.ts';
import { inTransaction } from '../kit/transaction.ts';
import { brands, shops } from './model.ts';

/** Adds a shop to a brand and makes its signing secret (Standard Webhooks, `whsec_` and 32 bytes), which is shown this once. */
export async function addShop(
  ctx: Context,
  input: { brandId: string; name: string },
): Promise<{ id: string; brandId: string; name: string; secret: string }> {
  requireManager(ctx, ['reviewer']);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    if (!(await brands(tx).exists({ _id: input.brandId }).session(session))) throw missing();
    const id = tx.ids.next('shp');
    const secrets = [{ sealed: encrypt(tx.keyring, 'shop-secret', secret), validUntil: null }];
    await shops(tx).create([{ _id: id, ...input, secrets, createdAt: tx.clock.now() }], { session });
    await audit(tx, { action: 'shop.added', subject: id, after: { brandId: input.brandId, name: input.name } });
    return { id, ...input, secret };
  });
}

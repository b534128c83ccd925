import { requireCreator } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type CodeRecord, codes } from './model.ts';
import type { CodeDiscount } from './schemas.ts';

/** A creator takes a coupon code at a verified brand; codes are unique per brand. */
export async function makeCode(
  ctx: Context,
  input: { brandId: string; code: string; discount?: CodeDiscount | undefined },
): Promise<CodeRecord> {
  const creatorId = requireCreator(ctx);
  const brand = (await findBrands(ctx, [input.brandId])).get(input.brandId);
  if (brand?.state !== 'verified') throw missing();
  return inTransaction(ctx, async (tx) => {
    const code = {
      _id: tx.ids.next('cod'),
      creatorId,
      brandId: brand._id,
      code: input.code.toUpperCase(),
      discount: input.discount ?? null,
      createdAt: tx.clock.now(),
    };
    if (
      await codes(tx)
        .exists({ brandId: code.brandId, code: code.code })
        .session(tx.session ?? null)
    )
      throw taken();
    await codes(tx)
      .create([code], { session: tx.session ?? null })
      .catch(refuseDuplicate);
    await audit(tx, { action: 'code.made', subject: code._id, after: { brandId: code.brandId, code: code.code } });
    return code;
  });
}

const taken = () => conflict('code_taken', 'This code is taken at this brand. Choose another.');

function refuseDuplicate(error: unknown): never {
  throw error instanceof Error && 'code' in error && error.code === 11_000 ? taken() : error;
}

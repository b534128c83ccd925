import type { Context } from '../context.ts';
import { type ImportRecord, products } from './model.ts';

/** What an import that was read to its end did not meet, less what was added through the API since it began. */
const goneFor = ({ _id, brandId, createdAt }: Pick<ImportRecord, '_id' | 'brandId' | 'createdAt'>) => ({
  brandId,
  state: 'listed' as const,
  importId: { $ne: _id },
  updatedAt: { $lte: createdAt },
});

export const countGone = (ctx: Context, record: ImportRecord): Promise<number> =>
  products(ctx).countDocuments(goneFor(record));

/**
 * Retires what is gone. Begun and killed it is taken up again by the next worker, which ends it and counts all of it.
 * @returns how many products this import retired
 */
export async function retireGone(ctx: Context, record: ImportRecord): Promise<number> {
  await products(ctx).updateMany(goneFor(record), {
    $set: { state: 'retired', retiredAt: ctx.clock.now(), retiredBy: record._id },
  });
  return products(ctx).countDocuments({ retiredBy: record._id });
}

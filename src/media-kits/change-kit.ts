import { requireCreator } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import { finishedBrandsOf } from '../campaigns/index.ts';
import type { Context } from '../context.ts';
import { conflict, invalid } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { handleProblem, plainHandle, skeletonOf } from './handle.ts';
import { mediaKits } from './model.ts';
import type { MediaKit, MediaKitChange } from './schemas.ts';

/** The acting creator's media kit; one that nobody sees before she ever saved it. */
export async function findOwnKit(ctx: Context): Promise<MediaKit> {
  const creatorId = requireCreator(ctx);
  const kit = await mediaKits(ctx)
    .findById(creatorId)
    .session(ctx.session ?? null)
    .lean();
  const finished = await finishedBrandsOf(ctx, creatorId);
  const brands = await findBrands(ctx, finished);
  const handle = kit?.handle ?? '';
  return {
    handle,
    url: handle ? `${ctx.config.publicUrl}/kit/${encodeURIComponent(handle)}` : '',
    isPublic: kit?.isPublic ?? false,
    isIndexed: kit?.isIndexed ?? false,
    about: kit?.about ?? '',
    shows: kit?.shows ?? { networks: true, audience: true, standing: true },
    brands: finished.flatMap((id) => {
      const brand = brands.get(id);
      return brand ? [{ id, name: brand.name, shown: kit?.brandIds.includes(id) ?? false }] : [];
    }),
  };
}

/** A creator says what her media kit shows, and whether anybody may see it. */
export async function changeKit(ctx: Context, input: MediaKitChange): Promise<MediaKit> {
  const creatorId = requireCreator(ctx);
  const handle = plainHandle(input.handle);
  const problem = handleProblem(handle);
  if (problem)
    throw invalid('handle_invalid', `This address cannot be taken: it ${problem}.`, [
      { path: 'handle', message: problem },
    ]);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const skeleton = skeletonOf(handle);
    const taken = await mediaKits(tx)
      .exists({ skeleton, _id: { $ne: creatorId } })
      .session(session);
    if (taken) throw conflict('handle_taken', 'This address, or one that looks like it, is taken.');
    const finished = new Set(await finishedBrandsOf(tx, creatorId));
    const { isPublic, isIndexed, about, shows } = input;
    const brandIds = input.brandIds.filter((id) => finished.has(id));
    const kit = { handle, skeleton, isPublic, isIndexed, about, shows, brandIds };
    await mediaKits(tx).updateOne({ _id: creatorId }, { $set: kit }, { upsert: true }).session(session);
    await audit(tx, { action: 'media_kit.changed', subject: creatorId, after: { handle, isPublic, isIndexed } });
    return findOwnKit(tx);
  });
}

import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { links } from './model.ts';

const MOST_BRANDS = 200;

/** A creator's links to one brand. */
export interface LinksOfBrand {
  brandId: string;
  brand: string;
  links: number;
  /** Of them, those that the holder asked about pauses. */
  paused: number;
}

/**
 * Pauses a creator's links to some brands in the name of a holder, and lets those go to every other brand that it paused before. What
 * she paused herself stays as she left it, and so does what another holder pauses.
 * @param holder who pauses: a case's id
 * @param brandIds at most 200; none lets everything go
 * @returns the brands to which the holder had paused her links before
 */
export async function pauseLinks(
  tx: Context,
  { creatorId, holder, brandIds }: { creatorId: string; holder: string; brandIds: string[] },
): Promise<string[]> {
  if (!tx.session) throw new Error('links are paused with what says why, in one transaction');
  if (brandIds.length > MOST_BRANDS) throw new RangeError(`at most ${MOST_BRANDS} brands at once`);
  const before = (await linksByBrand(tx, creatorId, holder)).filter(({ paused }) => paused > 0);
  const known = before.map(({ brandId }) => brandId);
  if (known.toSorted().join() === brandIds.toSorted().join()) return known;
  await links(tx)
    .updateMany({ creatorId, pausedBy: holder, brandId: { $nin: brandIds } }, { $pull: { pausedBy: holder } })
    .session(tx.session);
  await links(tx)
    .updateMany({ creatorId, brandId: { $in: brandIds } }, { $addToSet: { pausedBy: holder } })
    .session(tx.session);
  await audit(tx, { action: 'links.paused', subject: holder, before: known, after: { creatorId, brandIds } });
  return known;
}

/** To which brands a creator has links, and how many of them a holder pauses. At most 200 brands, those with the most links first. */
export async function linksByBrand(ctx: Context, creatorId: string, holder: string): Promise<LinksOfBrand[]> {
  const rows = await links(ctx)
    .aggregate<{ _id: string; links: number; paused: number }>([
      { $match: { creatorId } },
      {
        $group: {
          _id: '$brandId',
          links: { $sum: 1 },
          paused: { $sum: { $cond: [{ $in: [holder, { $ifNull: ['$pausedBy', []] }] }, 1, 0] } },
        },
      },
      { $sort: { paused: -1, links: -1, _id: 1 } },
      { $limit: MOST_BRANDS },
    ])
    .session(ctx.session ?? null);
  const brands = await findBrands(
    ctx,
    rows.map((row) => row._id),
  );
  return rows.map(({ _id, ...counts }) => ({ brandId: _id, brand: brands.get(_id)?.name ?? '', ...counts }));
}

/** Whether a case pauses a creator's links to a brand: she gets no new ones meanwhile. */
export async function linksArePaused(tx: Context, creatorId: string, brandId: string): Promise<boolean> {
  const found = await links(tx)
    .exists({ creatorId, brandId, 'pausedBy.0': { $exists: true } })
    .session(tx.session ?? null);
  return found !== null;
}

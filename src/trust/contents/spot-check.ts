import { identitiesOf, requireManager } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import { findBrands } from '../../brands/index.ts';
import { type ContentCheck, checkContent, noteFindings } from '../../content/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { linksByBrand, sampleLinks } from '../../links/index.ts';
import type { NewSpotCheck, SpotCheck } from './schemas.ts';

const DRAWN = 20;

/** Whom to look at: a creator who takes part and one of her links, drawn by chance, so that nobody is picked on. */
export async function drawSpotCheck(ctx: Context): Promise<SpotCheck> {
  requireManager(ctx, ['reviewer']);
  const drawn = await sampleLinks(ctx, DRAWN);
  const creators = await findCreators(ctx, [...new Set(drawn.map(({ creatorId }) => creatorId))]);
  const link = drawn.find(({ creatorId }) => creators.get(creatorId)?.state === 'active');
  const creator = link && creators.get(link.creatorId);
  if (!link || !creator) throw conflict('nobody_to_check', 'Nobody who takes part has a link yet.');
  const brand = (await findBrands(ctx, [link.brandId])).get(link.brandId);
  const accounts = (await identitiesOf(ctx, [creator.userId])).get(creator.userId) ?? [];
  return {
    creator: { id: creator._id, name: creator.displayName, languages: creator.languages },
    brand: { id: link.brandId, name: brand?.name ?? '' },
    accounts: accounts.map(({ network, username, profileUrl }) => ({ network, username, profileUrl })),
  };
}

/**
 * A reviewer checks a post that she found at a creator's account, as content of campaigns is checked: whose it is, whether it is a copy,
 * whether it says that it is advertising. What fails opens or joins the creator's case by the watch.
 */
export async function spotCheck(ctx: Context, creatorId: string, input: NewSpotCheck): Promise<ContentCheck> {
  requireManager(ctx, ['reviewer']);
  const { brandId, url, text } = input;
  if (!(await findCreators(ctx, [creatorId])).has(creatorId)) throw missing();
  if (!(await linksByBrand(ctx, creatorId, '')).some((links) => links.brandId === brandId))
    throw conflict('no_links', 'She has no links to this brand.');
  const contentId = ctx.ids.next('cnt');
  const found = await checkContent(ctx, { contentId, creatorId, url, text });
  await inTransaction(ctx, async (tx) => {
    await noteFindings(tx, { contentId, creatorId, brandId, url, isSubmitted: false }, found);
    const { ownership, originality, disclosure } = found;
    const states = { ownership: ownership.state, originality: originality.state, disclosure: disclosure.state };
    await audit(tx, { action: 'content.spot_checked', subject: creatorId, after: { brandId, url, ...states } });
  });
  return found;
}

import type { Context } from '../context.ts';
import { bandsOfHash, distanceOf, type ImagePrint } from './image-print.ts';
import { type ContentPrintRecord, contentPrints } from './model.ts';
import type { ContentMatch } from './schemas.ts';
import { likenessOf, type TextPrint } from './text-print.ts';

/** From here on two texts are taken for one another's copy; two people on one brief share far less in their own words. */
const TEXT_LIKENESS = 0.6;
/** Bits of 64, as many as the index is certain to find; recompressed, resized and slightly recoloured copies stay below. Source: Zauner 2010, Implementation and Benchmarking of Perceptual Image Hash Functions. */
const IMAGE_DISTANCE = 7;
const MAX_CANDIDATES = 2_000;
const MAX_MATCHES = 10;

export interface Sought {
  contentId: string;
  creatorId: string;
  url: string;
  text: TextPrint | undefined;
  image: ImagePrint | undefined;
}

/** Other creators' content that is nearly the same, the likest first; a creator may repeat herself. */
export async function findMatches(ctx: Context, sought: Sought): Promise<ContentMatch[]> {
  const matches = [
    ...(await sameAddress(ctx, sought)),
    ...(sought.text ? await likeTexts(ctx, sought, sought.text) : []),
    ...(sought.image ? await likeImages(ctx, sought, sought.image) : []),
  ];
  return matches.sort((left, right) => right.likeness - left.likeness).slice(0, MAX_MATCHES);
}

/** The newest candidates that share a key and are somebody else's. */
const candidates = (ctx: Context, { contentId, creatorId }: Sought, shared: object): Promise<ContentPrintRecord[]> =>
  contentPrints(ctx)
    .find({ ...shared, _id: { $ne: contentId }, creatorId: { $ne: creatorId } })
    .limit(MAX_CANDIDATES)
    .session(ctx.session ?? null)
    .lean<ContentPrintRecord[]>();

async function sameAddress(ctx: Context, sought: Sought): Promise<ContentMatch[]> {
  return (await candidates(ctx, sought, { url: sought.url })).map((row) => matchOf(row, 'address', 1));
}

async function likeTexts(ctx: Context, sought: Sought, { bands, signature }: TextPrint): Promise<ContentMatch[]> {
  const rows = await candidates(ctx, sought, { textBands: { $in: bands } });
  return rows
    .map((row) => matchOf(row, 'text', likenessOf(signature, row.signature)))
    .filter(({ likeness }) => likeness >= TEXT_LIKENESS);
}

async function likeImages(ctx: Context, sought: Sought, { hash, mirrored }: ImagePrint): Promise<ContentMatch[]> {
  const bands = [...new Set([...bandsOfHash(hash), ...bandsOfHash(mirrored)])];
  const rows = await candidates(ctx, sought, { imageBands: { $in: bands } });
  return rows.flatMap((row) => {
    if (!row.imageHash) return [];
    const distance = Math.min(distanceOf(row.imageHash, hash), distanceOf(row.imageHash, mirrored));
    return distance <= IMAGE_DISTANCE ? [matchOf(row, 'image', 1 - distance / 64)] : [];
  });
}

const matchOf = (row: ContentPrintRecord, kind: ContentMatch['kind'], likeness: number): ContentMatch => ({
  contentId: row._id,
  creatorId: row.creatorId,
  url: row.url,
  kind,
  likeness: Math.round(likeness * 100) / 100,
});

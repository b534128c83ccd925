import { identitiesOf } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { missing } from '../kit/errors.ts';
import { findDisclosure } from './disclosure.ts';
import { findMatches } from './find-matches.ts';
import { bandsOfHash, type ImageReading, readImage } from './image-print.ts';
import { contentPrints } from './model.ts';
import { checkOwnership } from './ownership.ts';
import { plainAddress } from './plain-address.ts';
import type { ContentCheck, ContentMatch } from './schemas.ts';
import { type TextPrint, textPrintOf } from './text-print.ts';

export interface ContentToCheck {
  contentId: string;
  creatorId: string;
  /** Address of the post. */
  url: string;
  /** Its caption or text. */
  text: string;
  /** Languages of the audience, ISO 639-1; the creator's own where the campaign names none. */
  audienceLanguages?: string[];
  /** Its picture, PNG or JPEG, where it was uploaded. */
  image?: Buffer | undefined;
}

/**
 * Checks a piece of content: it is in a linked account, no copy of another creator's, and says that it is advertising. Keeps hashes
 * of it for later comparisons; checking it again replaces them. Call it outside a transaction: a picture takes a moment.
 */
export async function checkContent(ctx: Context, input: ContentToCheck): Promise<ContentCheck> {
  const creator = (await findCreators(ctx, [input.creatorId])).get(input.creatorId);
  if (!creator) throw missing();
  const url = plainAddress(input.url);
  const image = input.image ? await readImage(input.image) : undefined;
  const text = textPrintOf(input.text);
  const sought = { contentId: input.contentId, creatorId: creator._id, url, text };
  const matches = await findMatches(ctx, { ...sought, image: image?.ok ? image.print : undefined });
  await keepPrint(ctx, sought, image);
  const identities = (await identitiesOf(ctx, [creator.userId])).get(creator.userId) ?? [];
  const ownership = checkOwnership(input.url, identities);
  const originality = sayOriginality(matches, text, image);
  const languages = input.audienceLanguages?.length ? input.audienceLanguages : creator.languages;
  const disclosure = findDisclosure(input.text, languages);
  const states = [ownership.state, originality.state, disclosure.state];
  const state = states.includes('failed') ? 'failed' : states.includes('unknown') ? 'unknown' : 'passed';
  return { state, ownership, originality, disclosure, checkedAt: ctx.clock.now().toISOString() };
}

async function keepPrint(
  ctx: Context,
  {
    contentId,
    creatorId,
    url,
    text,
  }: { contentId: string; creatorId: string; url: string; text: TextPrint | undefined },
  image: ImageReading | undefined,
): Promise<void> {
  const imageHash = image?.ok ? image.print.hash : null;
  const print = {
    creatorId,
    url,
    at: ctx.clock.now(),
    signature: text?.signature ?? [],
    textBands: text?.bands ?? [],
    imageHash,
    imageBands: imageHash ? bandsOfHash(imageHash) : [],
  };
  await contentPrints(ctx)
    .updateOne({ _id: contentId }, { $set: print }, { upsert: true })
    .session(ctx.session ?? null);
}

function sayOriginality(
  matches: ContentMatch[],
  text: TextPrint | undefined,
  image: ImageReading | undefined,
): ContentCheck['originality'] {
  const best = matches[0];
  if (best) {
    const [code, what] = LIKE[best.kind];
    const share = Math.round(best.likeness * 100);
    const sentence = `Its ${what} is ${share} % the same as another creator’s content.`;
    return { state: 'failed', code, figures: { share: String(share) }, matches, sentence };
  }
  if (image && !image.ok) {
    const isLarge = image.reason === 'too_large';
    const why = isLarge ? 'is too large to compare' : 'is no PNG or JPEG that can be read';
    const code = isLarge ? 'picture_too_large' : 'picture_unreadable';
    return { state: 'unknown', code, figures: {}, matches, sentence: `The picture ${why}: a person has to look.` };
  }
  if (!text && !image) {
    const sentence = 'There is too little text to compare, and no picture: a person has to look.';
    return { state: 'unknown', code: 'too_little', figures: {}, matches, sentence };
  }
  const sentence = 'No other creator’s content is like it.';
  return { state: 'passed', code: 'original', figures: {}, matches, sentence };
}

const LIKE = {
  text: ['like_text', 'text'],
  image: ['like_picture', 'picture'],
  address: ['like_address', 'address'],
} as const;

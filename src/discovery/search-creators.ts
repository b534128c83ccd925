import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { malformed, missing } from '../kit/errors.ts';
import type { Page } from '../kit/pagination.ts';
import { cardFilter } from './card-filter.ts';
import { type CardRecord, cards } from './model.ts';
import type { CreatorCard, CreatorQuery } from './schemas.ts';
import { viewCard } from './view-card.ts';

const TIME_LIMIT_MS = 3_000;

/** Creators that fit, the largest by the chosen measure first. A cursor is a place in that order: pages stay in step while cards change. */
export async function searchCreators(ctx: Context, brandId: string, query: CreatorQuery): Promise<Page<CreatorCard>> {
  requireBrand(ctx, brandId, 'look');
  const { sort, limit, cursor, ...filter } = query;
  const key = `sort.${sort}`;
  const rows = await cards(ctx)
    .find({ $and: [await cardFilter(ctx, brandId, filter), behind(key, cursor)] })
    .sort({ [key]: -1, _id: 1 })
    .limit(limit + 1)
    .maxTimeMS(TIME_LIMIT_MS)
    .lean();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((card) => viewCard(card, brandId)),
    next: last ? cursorAt(last, sort) : null,
  };
}

const cursorAt = (card: CardRecord, sort: CreatorQuery['sort']): string =>
  Buffer.from(JSON.stringify([card.sort[sort], card._id])).toString('base64url');

function behind(key: string, cursor: string | undefined): object {
  if (cursor === undefined) return {};
  const [value, id] = readPlace(cursor);
  return { $or: [{ [key]: { $lt: value } }, { [key]: value, _id: { $gt: id } }] };
}

function readPlace(cursor: string): [number, string] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && Number.isFinite(place[0]) && typeof place[1] === 'string') return [place[0], place[1]];
  } catch {
    // Said below.
  }
  throw malformed('cursor_invalid', 'This cursor was not made by this list.');
}

/** One creator's card. */
export async function readCard(ctx: Context, brandId: string, creatorId: string): Promise<CreatorCard> {
  requireBrand(ctx, brandId, 'look');
  const card = await cards(ctx).findById(creatorId).lean();
  if (!card) throw missing();
  return viewCard(card, brandId);
}

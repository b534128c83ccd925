import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { malformed, missing } from '../kit/errors.ts';
import type { Page } from '../kit/pagination.ts';
import { cardFilter } from './card-filter.ts';
import { cards } from './model.ts';
import { type Place, scanCards } from './scan-cards.ts';
import type { CreatorCard, CreatorQuery } from './schemas.ts';
import { viewCard } from './view-card.ts';

/**
 * Creators that fit, the largest by the chosen measure first. A cursor is a place in that order: pages stay in step while cards change.
 * A page whose creators lie far apart may be shorter than asked, or empty, and still have a next one.
 */
export async function searchCreators(ctx: Context, brandId: string, query: CreatorQuery): Promise<Page<CreatorCard>> {
  requireBrand(ctx, brandId, 'look');
  const { sort, limit, cursor, ...asked } = query;
  const after = cursor === undefined ? undefined : readPlace(cursor);
  const filter = await cardFilter(ctx, brandId, asked);
  const { found, next } = await scanCards(ctx, filter, { measure: sort, after, most: limit });
  const rows = await cards(ctx)
    .find({ _id: { $in: found.map((card) => card._id) } })
    .lean();
  const byId = new Map(rows.map((card) => [card._id, card]));
  return {
    data: found.flatMap(({ _id }) => byId.get(_id) ?? []).map((card) => viewCard(card, brandId)),
    next: next ? Buffer.from(JSON.stringify(next)).toString('base64url') : null,
  };
}

function readPlace(cursor: string): Place {
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

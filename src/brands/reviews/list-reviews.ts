import { findUser, requireManager } from '../../accounts/index.ts';
import { trailOf } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { afterCursor, type Page, toPage } from '../../kit/pagination.ts';
import { brandDocuments } from '../documents/model.ts';
import { type BrandRecord, brands } from '../model.ts';
import { BrandState } from '../schemas.ts';
import type { BrandHistoryEntry, BrandInReview, BrandReviewQuery } from './schemas.ts';

/** Brands for the reviewer, newest first: of one state, or with a text in a name, number or domain. */
export async function listReviews(ctx: Context, query: BrandReviewQuery): Promise<Page<BrandInReview>> {
  requireManager(ctx, ['reviewer']);
  const rows = await brands(ctx)
    .find({
      ...(query.state ? { state: query.state } : {}),
      ...(query.search ? { $or: matching(query.search) } : {}),
      ...afterCursor(query.cursor),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .maxTimeMS(5_000)
    .lean<BrandRecord[]>();
  const documents = await countDocuments(
    ctx,
    rows.map(({ _id }) => _id),
  );
  return toPage(rows, query.limit, (row) => ({
    id: row._id,
    name: row.name,
    legalName: row.application?.legalName ?? null,
    country: row.country,
    state: row.state,
    domains: row.domains.length > 0 ? row.domains : (row.application?.claimedDomains ?? []),
    documents: documents.get(row._id) ?? 0,
    sentAt: (row.application?.sentAt ?? row.createdAt).toISOString(),
  }));
}

/** The text is taken letter by letter: nobody's pattern is run here. A programme has some thousand brands. */
function matching(search: string) {
  const text = { $regex: search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  const places = ['name', 'domains', 'application.legalName', 'application.registration', 'application.claimedDomains'];
  return places.map((place) => ({ [place]: text }));
}

async function countDocuments(ctx: Context, brandIds: string[]): Promise<Map<string, number>> {
  const counted = await brandDocuments(ctx).aggregate<{ _id: string; count: number }>([
    { $match: { brandId: { $in: brandIds } } },
    { $group: { _id: '$brandId', count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id, count]));
}

const LONGEST_HISTORY = 100;

/** What happened to a brand, newest first, out of the audit trail. */
export async function brandHistory(ctx: Context, brandId: string): Promise<BrandHistoryEntry[]> {
  requireManager(ctx, ['reviewer']);
  const trail = await trailOf(ctx, brandId, LONGEST_HISTORY);
  const names = new Map<string, string>();
  for (const { actor } of trail)
    if (actor.kind === 'user' && !names.has(actor.userId))
      names.set(actor.userId, (await findUser(ctx, actor.userId))?.displayName ?? '');
  return trail.map(({ id, at, action, actor, before, after }) => ({
    id,
    at: at.toISOString(),
    action,
    by: actor.kind === 'user' ? (names.get(actor.userId) ?? null) : null,
    from: stateIn(before, 'state'),
    to: stateIn(after, 'to'),
    reason: textIn(after, 'reason'),
  }));
}

const textIn = (value: unknown, key: string): string | null => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof found === 'string' ? found : null;
};
const stateIn = (value: unknown, key: string): BrandState | null =>
  BrandState.safeParse(textIn(value, key)).data ?? null;

import type { z } from 'zod';
import { requireCreator } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { type CodeRecord, codes, type LinkRecord, links, sourceCounters } from './model.ts';
import type { Code, Link } from './schemas.ts';

/** The acting creator's links, newest first, with what each brought. */
export async function listLinks(ctx: Context, query: PageQuery): Promise<Page<z.infer<typeof Link>>> {
  const creatorId = requireCreator(ctx);
  const rows = await links(ctx)
    .find({ creatorId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const views = await describeLinks(ctx, rows);
  return toPage(rows, query.limit, (row) => views.get(row._id) as z.infer<typeof Link>);
}

/** One link of the acting creator. */
export async function findOwnLink(ctx: Context, id: string): Promise<LinkRecord> {
  const link = await links(ctx)
    .findOne({ _id: id, creatorId: requireCreator(ctx) })
    .session(ctx.session ?? null)
    .lean();
  if (!link) throw missing();
  return link;
}

export async function describeLinks(ctx: Context, rows: LinkRecord[]): Promise<Map<string, z.infer<typeof Link>>> {
  const [brands, counters] = await Promise.all([brandNames(ctx, rows), countersOf(ctx, rows)]);
  return new Map(
    rows.map(({ _id, code, destination, channel, subIds, brandId, state, pausedBy = [], expiresAt, createdAt }) => [
      _id,
      {
        id: _id,
        code,
        url: linkUrl(ctx, code),
        destination,
        channel: channel ?? null,
        subIds,
        brand: { id: brandId, name: brands.get(brandId) ?? '' },
        state: expiresAt && expiresAt <= ctx.clock.now() ? ('expired' as const) : stateOf({ state, pausedBy }),
        pausedByReview: pausedBy.length > 0,
        expiresAt: expiresAt?.toISOString() ?? null,
        visitors: counters.get(_id)?.visitors ?? 0,
        clicks: counters.get(_id)?.clicks ?? 0,
        orders: counters.get(_id)?.orders ?? 0,
        createdAt: createdAt.toISOString(),
      },
    ]),
  );
}

/** Whether a link leads on: not while she or a case pauses it. */
export const stateOf = ({ state, pausedBy = [] }: Pick<LinkRecord, 'state' | 'pausedBy'>): LinkRecord['state'] =>
  pausedBy.length > 0 ? 'paused' : state;

export const linkUrl = (ctx: Context, code: string): string => `${ctx.config.publicUrl}/r/${code}`;

/** The acting creator's codes, newest first. */
export async function listCodes(ctx: Context, query: PageQuery): Promise<Page<z.infer<typeof Code>>> {
  const creatorId = requireCreator(ctx);
  const rows = await codes(ctx)
    .find({ creatorId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const views = await describeCodes(ctx, rows);
  return toPage(rows, query.limit, (row) => views.get(row._id) as z.infer<typeof Code>);
}

export async function describeCodes(ctx: Context, rows: CodeRecord[]): Promise<Map<string, z.infer<typeof Code>>> {
  const [brands, counters] = await Promise.all([brandNames(ctx, rows), countersOf(ctx, rows)]);
  return new Map(
    rows.map(({ _id, code, brandId, discount, createdAt }) => {
      const brand = { id: brandId, name: brands.get(brandId) ?? '' };
      return [
        _id,
        {
          id: _id,
          code,
          brand,
          discount: discount ?? null,
          orders: counters.get(_id)?.orders ?? 0,
          createdAt: createdAt.toISOString(),
        },
      ];
    }),
  );
}

async function brandNames(ctx: Context, rows: { brandId: string }[]): Promise<Map<string, string>> {
  const brands = await findBrands(ctx, [...new Set(rows.map((row) => row.brandId))]);
  return new Map([...brands].map(([id, brand]) => [id, brand.name]));
}

async function countersOf(ctx: Context, rows: { _id: string }[]) {
  const counters = await sourceCounters(ctx)
    .find({ _id: { $in: rows.map((row) => row._id) } })
    .lean();
  return new Map(counters.map((counter) => [counter._id, counter]));
}

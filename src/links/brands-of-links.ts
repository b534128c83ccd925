import type { Context } from '../context.ts';
import { codes, links } from './model.ts';

/** Whose each link is. At most 10,000. */
export async function brandsOfLinks(tx: Context, linkIds: string[]): Promise<Map<string, string>> {
  if (linkIds.length > 10_000) throw new RangeError('at most 10,000 links at once');
  const rows = await links(tx)
    .find({ _id: { $in: linkIds } }, { brandId: 1 })
    .session(tx.session ?? null)
    .lean();
  return new Map(rows.map((row) => [row._id, row.brandId]));
}

export interface SourceName {
  kind: 'link' | 'code';
  /** The public part of the link's address, or the code as buyers type it. */
  code: string;
  /** Where the link leads. */
  destination: string | null;
}

/** Links and codes by id, for tables that name them. At most 10,000. */
export async function sourceNames(ctx: Context, ids: string[]): Promise<Map<string, SourceName>> {
  if (ids.length > 10_000) throw new RangeError('at most 10,000 links at once');
  const [found, ofCodes] = await Promise.all([
    links(ctx)
      .find({ _id: { $in: ids } }, { code: 1, destination: 1 })
      .lean(),
    codes(ctx)
      .find({ _id: { $in: ids } }, { code: 1 })
      .lean(),
  ]);
  return new Map<string, SourceName>([
    ...found.map(({ _id, code, destination }) => [_id, { kind: 'link' as const, code, destination }] as const),
    ...ofCodes.map(({ _id, code }) => [_id, { kind: 'code' as const, code, destination: null }] as const),
  ]);
}

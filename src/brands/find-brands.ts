import type { Context } from '../context.ts';
import { decrypt } from '../kit/keyring.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { type BrandRecord, brands, shops } from './model.ts';
import type { Platform } from './schemas.ts';

/** Brands by id, for other folders' verbs. At most 1,000. */
export async function findBrands(ctx: Context, ids: string[]): Promise<Map<string, BrandRecord>> {
  if (ids.length > 1_000) throw new RangeError('at most 1,000 brands at once');
  const rows = await brands(ctx)
    .find({ _id: { $in: ids } })
    .session(ctx.session ?? null)
    .lean();
  return new Map(rows.map((row) => [row._id, row]));
}

/** The verified brand that owns a host: the host itself or a parent domain of it, the longest match first. */
export async function findBrandOfHost(ctx: Context, host: string): Promise<BrandRecord | undefined> {
  const labels = host.split('.');
  const candidates = labels.map((_, index) => labels.slice(index).join('.'));
  const rows = await brands(ctx)
    .find({ domains: { $in: candidates }, state: 'verified' })
    .limit(50)
    .lean();
  const specificity = (brand: BrandRecord) => candidates.findIndex((candidate) => brand.domains.includes(candidate));
  return rows.toSorted((left, right) => specificity(left) - specificity(right))[0];
}

/** Verified brands, newest first. */
export async function listBrands<View>(
  ctx: Context,
  query: PageQuery,
  view: (brand: BrandRecord) => View,
): Promise<Page<View>> {
  const rows = await brands(ctx)
    .find({ state: 'verified', ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  return toPage(rows, query.limit, view);
}

export interface ShopKeys {
  id: string;
  brandId: string;
  platform: Platform;
  /** Undefined when there is no such brand any more. */
  brandState: BrandRecord['state'] | undefined;
  secrets: string[];
}

/** A shop with its signing secrets in clear, for checking signatures; undefined when there is no such shop. */
export async function findShopKeys(ctx: Context, shopId: string): Promise<ShopKeys | undefined> {
  const shop = await shops(ctx).findById(shopId).lean();
  if (!shop) return undefined;
  const brand = await brands(ctx).findById(shop.brandId, { state: 1 }).lean();
  const valid = shop.secrets.filter(({ validUntil }) => validUntil === null || validUntil.getTime() > Date.now());
  return {
    id: shop._id,
    brandId: shop.brandId,
    platform: shop.platform ?? 'standard',
    brandState: brand?.state,
    secrets: valid.map(({ sealed }) => decrypt(ctx.keyring, 'shop-secret', sealed)),
  };
}

/** Names of shops by id. At most 1,000. */
export async function findShopNames(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length > 1_000) throw new RangeError('at most 1,000 shops at once');
  const rows = await shops(ctx)
    .find({ _id: { $in: ids } }, { name: 1 })
    .lean();
  return new Map(rows.map((row) => [row._id, row.name]));
}

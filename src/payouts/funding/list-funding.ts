import { requireManager } from '../../accounts/index.ts';
import { findBrands, listBrands } from '../../brands/index.ts';
import { asSystem, type Context } from '../../context.ts';
import type { Page, PageQuery } from '../../kit/pagination.ts';
import type { FundingRow } from './schemas.ts';
import { viewFunding } from './view-funding.ts';

interface NamedBrand {
  id: string;
  name: string;
}

/** Verified brands with what each owes, has paid ahead and what waits for its money, newest first; or one brand, whatever its state. */
export async function listFunding(
  ctx: Context,
  query: PageQuery & { brandId?: string | undefined },
): Promise<Page<FundingRow>> {
  requireManager(ctx, ['finance']);
  const page =
    query.brandId === undefined
      ? await listBrands(ctx, query, ({ _id, name }) => ({ id: _id, name }))
      : { data: await brandOf(ctx, query.brandId), next: null };
  const data: FundingRow[] = [];
  for (const brand of page.data) data.push(await rowOf(ctx, brand));
  return { ...page, data };
}

async function brandOf(ctx: Context, brandId: string): Promise<NamedBrand[]> {
  const brand = (await findBrands(ctx, [brandId])).get(brandId);
  return brand ? [{ id: brand._id, name: brand.name }] : [];
}

async function rowOf(ctx: Context, brand: NamedBrand): Promise<FundingRow> {
  const { invoices, ...money } = await viewFunding(asSystem(ctx, 'funding'), brand.id);
  const open = invoices.filter(({ state }) => state === 'open' || state === 'overdue');
  return { ...money, brand: brand.name, open };
}

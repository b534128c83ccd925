import { requireManager } from '../../accounts/index.ts';
import { listBrands } from '../../brands/index.ts';
import { asSystem, type Context } from '../../context.ts';
import type { Page, PageQuery } from '../../kit/pagination.ts';
import type { FundingRow } from './schemas.ts';
import { viewFunding } from './view-funding.ts';

/** Verified brands with what each owes, has paid ahead and what waits for its money, newest first. */
export async function listFunding(ctx: Context, query: PageQuery): Promise<Page<FundingRow>> {
  requireManager(ctx, ['finance']);
  const page = await listBrands(ctx, query, ({ _id, name }) => ({ id: _id, name }));
  const data: FundingRow[] = [];
  for (const brand of page.data) data.push(await rowOf(ctx, brand));
  return { ...page, data };
}

async function rowOf(ctx: Context, brand: { id: string; name: string }): Promise<FundingRow> {
  const { trusted, owed, prepaid, waiting, invoices } = await viewFunding(asSystem(ctx, 'funding'), brand.id);
  const open = invoices.filter(({ state }) => state === 'open' || state === 'overdue');
  return { brandId: brand.id, brand: brand.name, trusted, owed, prepaid, waiting, open };
}

import type { z } from 'zod';
import { requireBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { cardFilter } from './card-filter.ts';
import { cards } from './model.ts';
import type { CreatorFilter, Facets } from './schemas.ts';

/** Counting more would take longer than people wait; the first so many by GMV tell what there is to choose from. */
const MOST = 2_000;
const TIME_LIMIT_MS = 3_000;
const SHOWN = ['country', 'language', 'niche', 'network', 'reach', 'tier', 'kol', 'price', 'authentic'];

/** How many of the creators that fit have which trait: what narrowing the search further would leave. */
export async function countFacets(
  ctx: Context,
  brandId: string,
  filter: CreatorFilter,
): Promise<z.infer<typeof Facets>> {
  requireBrand(ctx, brandId, 'look');
  const rows = await cards(ctx)
    .find(await cardFilter(ctx, brandId, filter), { traits: 1 })
    .sort({ 'sort.gmv': -1, _id: 1 })
    .limit(MOST + 1)
    .maxTimeMS(TIME_LIMIT_MS)
    .lean();
  const counts = new Map<string, number>();
  for (const { traits } of rows.slice(0, MOST))
    for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  const facets = SHOWN.map((facet) => ({
    facet,
    values: [...counts]
      .filter(([trait]) => trait.startsWith(`${facet}:`))
      .map(([trait, count]) => ({ value: trait.slice(facet.length + 1), count }))
      .toSorted((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
      .slice(0, 40),
  }));
  return { counted: Math.min(rows.length, MOST), isComplete: rows.length <= MOST, facets };
}

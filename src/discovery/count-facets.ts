import type { z } from 'zod';
import { requireBrand } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { cardFilter } from './card-filter.ts';
import { traitCounts } from './model.ts';
import { scanCards } from './scan-cards.ts';
import type { CreatorFilter, Facets } from './schemas.ts';

/** Counting more would take longer than people wait; the first so many by GMV tell what there is to choose from. */
const MOST = 2_000;
const SHOWN = ['country', 'language', 'niche', 'network', 'reach', 'tier', 'kol', 'price', 'authentic', 'brand'];
const MOST_VALUES = 40;

/** How many of the creators that fit have which trait: what narrowing the search further would leave. Of everybody, as counted daily. */
export async function countFacets(
  ctx: Context,
  brandId: string,
  filter: CreatorFilter,
): Promise<z.infer<typeof Facets>> {
  requireBrand(ctx, brandId, 'look');
  const counts = new Map<string, number>();
  const isEverybody = Object.values(filter).every((value) => value === undefined || String(value) === '');
  if (isEverybody) {
    const everybody = await countsOfEverybody(ctx, counts);
    if (everybody > 0) return { counted: everybody, isComplete: true, facets: await facetsOf(ctx, counts) };
  }
  const asked = await cardFilter(ctx, brandId, filter);
  const { found, next } = await scanCards(ctx, asked, { measure: 'gmv', after: undefined, most: MOST });
  for (const { traits } of found) for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  return { counted: found.length, isComplete: next === undefined, facets: await facetsOf(ctx, counts) };
}

/** @returns how many creators there are: each has one tier */
async function countsOfEverybody(ctx: Context, counts: Map<string, number>): Promise<number> {
  // Brands are many: the database sends the largest.
  const shown = new RegExp(`^(?:${SHOWN.filter((facet) => facet !== 'brand').join('|')}):`);
  const [rows, brands] = await Promise.all([
    traitCounts(ctx).find({ _id: shown }).lean(),
    traitCounts(ctx)
      .find({ _id: /^brand:/ })
      .sort({ creators: -1 })
      .limit(MOST_VALUES)
      .lean(),
  ]);
  for (const { _id, creators } of [...rows, ...brands]) counts.set(_id, creators);
  return rows.filter(({ _id }) => _id.startsWith('tier:')).reduce((sum, { creators }) => sum + creators, 0);
}

async function facetsOf(ctx: Context, counts: ReadonlyMap<string, number>) {
  const facets = SHOWN.map((facet) => ({
    facet,
    values: [...counts]
      .filter(([trait]) => trait.startsWith(`${facet}:`))
      .map(([trait, count]) => ({ value: trait.slice(facet.length + 1), count }))
      .toSorted((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
      .slice(0, MOST_VALUES),
  }));
  const brandIds = facets.find(({ facet }) => facet === 'brand')?.values.map(({ value }) => value) ?? [];
  const brands = await findBrands(ctx, brandIds);
  const nameOf = (facet: string, value: string) => (facet === 'brand' ? (brands.get(value)?.name ?? null) : null);
  return facets.map(({ facet, values }) => ({
    facet,
    values: values.map(({ value, count }) => ({ value, count, name: nameOf(facet, value) })),
  }));
}

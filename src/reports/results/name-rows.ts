import { findBrands } from '../../brands/index.ts';
import { campaignNames } from '../../campaigns/index.ts';
import { findProducts } from '../../catalogue/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { sourceNames } from '../../links/index.ts';
import type { Dimension } from './counter-key.ts';

export interface RowName {
  name: string;
  detail: string | null;
}

/** What the values of a dimension are called. At most 1,000. */
export async function nameRows(
  ctx: Context,
  dimension: Dimension,
  values: string[],
): Promise<(value: string) => RowName> {
  const names = await namesOf(ctx, dimension, values);
  return (value) => names.get(value) ?? { name: value, detail: null };
}

async function namesOf(ctx: Context, dimension: Dimension, values: string[]): Promise<Map<string, RowName>> {
  switch (dimension) {
    case 'creator':
      return named(await findCreators(ctx, values), ({ displayName }) => displayName);
    case 'brand':
      return named(await findBrands(ctx, values), ({ name }) => name);
    case 'campaign':
      return named(await campaignNames(ctx, values), ({ title }) => title);
    case 'link':
      return named(
        await sourceNames(ctx, values),
        ({ code }) => code,
        ({ destination }) => destination,
      );
    case 'product':
      return productNames(ctx, values);
    default:
      return new Map();
  }
}

function named<Found>(
  found: ReadonlyMap<string, Found>,
  nameOf: (found: Found) => string,
  detailOf: (found: Found) => string | null = () => null,
): Map<string, RowName> {
  return new Map([...found].map(([id, row]) => [id, { name: nameOf(row), detail: detailOf(row) }]));
}

/** Products are told by brand and SKU, since brands share SKUs; one that is in no catalogue is called by its SKU. */
async function productNames(ctx: Context, values: string[]): Promise<Map<string, RowName>> {
  const brandOf = (value: string) => value.slice(0, value.indexOf(':'));
  const skuOf = (value: string) => value.slice(value.indexOf(':') + 1);
  const names = new Map<string, RowName>();
  for (const [brandId, own] of Map.groupBy(values, brandOf)) {
    const products = await findProducts(ctx, brandId, own.map(skuOf));
    for (const value of own) {
      const sku = skuOf(value);
      names.set(value, { name: products.get(sku)?.name ?? sku, detail: sku });
    }
  }
  return names;
}

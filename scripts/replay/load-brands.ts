import { createHash } from 'node:crypto';
import { addBrand, addShop } from '../../src/brands/index.ts';
import { loadProducts } from '../../src/catalogue/index.ts';
import { asSystem } from '../../src/context.ts';
import type { ShopOrder } from './group-orders.ts';
import { inParallel } from './in-parallel.ts';
import type { Programme } from './open-programme.ts';

/** A seller of the file as Kolect knows her: a brand with one shop. */
export interface Shop {
  id: string;
  secret: string;
  brandId: string;
  homePage: string;
}

const CONCURRENCY = 8;
const PRODUCTS_AT_ONCE = 1_000;

interface Product {
  sku: string;
  category: string | null;
  priceMinor: number;
}

/** Makes a verified brand with a shop and its products of every seller. @returns the shops by seller */
export async function loadBrands(
  { ctx }: Programme,
  orders: ShopOrder[],
  done: () => void,
): Promise<Map<string, Shop>> {
  const system = asSystem(ctx, 'replay');
  const sellers = [...productsBySeller(orders)];
  const shops = await inParallel(sellers, CONCURRENCY, async ([sellerId, products]): Promise<[string, Shop]> => {
    // A seller's id may hold letters that a host name does not take.
    const host = `${createHash('sha256').update(sellerId).digest('hex').slice(0, 20)}.shops.example`;
    const homePage = `https://${host}/`;
    const brand = await addBrand(system, { name: sellerId, country: 'BR', domains: [host] });
    const shop = await addShop(system, { brandId: brand._id, name: `Shop of ${sellerId}` });
    for (let start = 0; start < products.length; start += PRODUCTS_AT_ONCE) {
      const some = products.slice(start, start + PRODUCTS_AT_ONCE);
      await loadProducts(system, { brandId: brand._id, products: some.map((product) => entryOf(product, homePage)) });
    }
    done();
    return [sellerId, { id: shop.id, secret: shop.secret, brandId: brand._id, homePage }];
  });
  return new Map(shops);
}

const entryOf = ({ sku, category, priceMinor }: Product, homePage: string) => ({
  sku,
  name: `${category?.replaceAll('_', ' ') ?? 'product'} ${sku.slice(0, 8)}`,
  category,
  priceMinor,
  currency: 'BRL',
  url: `${homePage}p/${encodeURIComponent(sku)}`,
});

/** Each seller's products, with the price at which the last of them went. */
function productsBySeller(orders: ShopOrder[]): Map<string, Product[]> {
  const bySeller = Map.groupBy(orders, (order) => order.sellerId);
  return new Map(
    [...bySeller].map(([sellerId, own]) => {
      const products = new Map<string, Product>();
      for (const { productId, category, unitPriceMinor } of own.flatMap((order) => order.items))
        products.set(productId, { sku: productId, category, priceMinor: unitPriceMinor });
      return [sellerId, [...products.values()]];
    }),
  );
}

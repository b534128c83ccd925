import type { Db } from 'mongodb';
import { NETWORKS } from '../../accounts/index.ts';
import { addBrand, addShop, findShopKeys } from '../../brands/index.ts';
import { loadProducts } from '../../catalogue/index.ts';
import { asSystem, type Context, type ManagerRole } from '../../context.ts';
import { type ShopSetup, seedPeople } from '../../sandbox/index.ts';

const CURRENCY = 'EUR';
const BRAND = 'Casa Lumen';
const PRODUCTS = [
  { sku: 'LAMP-01', name: 'Linen table lamp', category: 'home', priceMinor: 8_900 },
  { sku: 'MUG-04', name: 'Stoneware mug, set of four', category: 'home', priceMinor: 3_450 },
  { sku: 'SERUM-30', name: 'Olive leaf serum 30 ml', category: 'beauty', priceMinor: 2_990 },
  { sku: 'TOTE-02', name: 'Recycled canvas tote', category: 'fashion', priceMinor: 4_200 },
  { sku: 'KIDS-11', name: 'Wooden night light “Oso”', category: 'kids', priceMinor: 5_650 },
];

/** People of the sandbox who are managers from their first sign-in on, by `network:subject`. */
export function demoManagers(): Record<string, ManagerRole> {
  const roles: Record<string, ManagerRole> = { mara: 'admin', jonas: 'finance' };
  return Object.fromEntries(
    seedPeople.flatMap((person) => {
      const role = roles[person.id];
      return role
        ? NETWORKS.map((network): [string, ManagerRole] => [`${network}:${person.subjects[network]}`, role])
        : [];
    }),
  );
}

export interface DemoShop {
  brandId: string;
  shopUrl: string;
  setup: ShopSetup;
}

/** The demo's verified brand, whose shop is the sandbox's own; made at the first start. */
export async function openDemoShop(root: Context, db: Db, shopUrl: string): Promise<DemoShop> {
  const ctx = asSystem(root, 'demo');
  const kept = db.collection<{ _id: string; shopId: string }>('demo');
  const shopId = (await kept.findOne({ _id: 'shop' }))?.shopId ?? (await makeShop(ctx, shopUrl));
  await kept.updateOne({ _id: 'shop' }, { $set: { shopId } }, { upsert: true });
  const shop = await findShopKeys(ctx, shopId);
  const secret = shop?.secrets[0];
  if (!shop || !secret) throw new Error('the demo shop has no signing secret');
  const eventsUrl = `${ctx.config.publicUrl}/v1/shops/${shopId}/events`;
  return {
    brandId: shop.brandId,
    shopUrl,
    setup: { eventsUrl, secret, brandName: BRAND, currency: CURRENCY, products: PRODUCTS },
  };
}

async function makeShop(ctx: Context, shopUrl: string): Promise<string> {
  const brand = await addBrand(ctx, { name: BRAND, country: 'ES', domains: [new URL(shopUrl).host] });
  const products = PRODUCTS.map((product) => ({ ...product, currency: CURRENCY, url: `${shopUrl}/p/${product.sku}` }));
  await loadProducts(ctx, { brandId: brand._id, products });
  return (await addShop(ctx, { brandId: brand._id, name: 'Casa Lumen online' })).id;
}

export { addBrand } from './add-brand.ts';
export { addShop } from './add-shop.ts';
export {
  findBrandOfHost,
  findBrands,
  findShopKeys,
  findShopNames,
  listBrands,
  listProducts,
  type ShopKeys,
} from './find-brands.ts';
export { loadProducts } from './load-products.ts';
export type { BrandRecord } from './model.ts';
export { brandEndpoints } from './routes.ts';
export { Platform } from './schemas.ts';

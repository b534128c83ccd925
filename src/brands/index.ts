export { addBrand } from './add-brand.ts';
export { applyForBrand } from './applications/apply-for-brand.ts';
export { BRAND_EFFECTS, linksLead, ordersTaken } from './brand-state.ts';
export {
  findBrandOfHost,
  findBrands,
  findShopKeys,
  findShopNames,
  listBrands,
  type ShopKeys,
} from './find-brands.ts';
export type { BrandRecord } from './model.ts';
export { brandEndpoints } from './routes.ts';
export { BrandState, Platform } from './schemas.ts';
export { addShop } from './shops/add-shop.ts';
export { shopBelongsTo } from './shops/list-shops.ts';

import { defineModel, Mixed } from '../kit/model.ts';
import type { Platform } from './schemas.ts';

export interface BrandRecord {
  _id: string;
  name: string;
  country: string;
  state: 'pending' | 'verified' | 'restricted' | 'suspended';
  /** Hosts that links of this brand may lead to; each with all of its subdomains. */
  domains: string[];
  createdAt: Date;
}

export const brands = defineModel<BrandRecord>(
  'brands',
  { name: String, country: String, state: String, domains: [String], createdAt: Date },
  [{ keys: { domains: 1 } }, { keys: { state: 1, _id: 1 } }],
);

export interface ShopRecord {
  _id: string;
  brandId: string;
  name: string;
  /** Absent on shops from before there were several: they send our own events. */
  platform?: Platform;
  /** Signing secrets, encrypted; two while rotating. */
  secrets: { sealed: string; validUntil: Date | null }[];
  createdAt: Date;
}

export const shops = defineModel<ShopRecord>(
  'shops',
  { brandId: String, name: String, platform: String, secrets: [Mixed], createdAt: Date },
  [{ keys: { brandId: 1 } }],
);

export interface ProductRecord {
  /** `brandId:sku`. */
  _id: string;
  brandId: string;
  sku: string;
  name: string;
  category: string | null;
  priceMinor: number;
  currency: string;
  url: string;
}

export const products = defineModel<ProductRecord>(
  'products',
  { brandId: String, sku: String, name: String, category: String, priceMinor: Number, currency: String, url: String },
  [{ keys: { brandId: 1, _id: 1 } }],
);

import type { Platform } from '../../brands/index.ts';
import type { Adapter } from './adapter.ts';
import { shopifyAdapter } from './shopify.ts';
import { standardAdapter } from './standard.ts';
import { woocommerceAdapter } from './woocommerce.ts';

const ADAPTERS: Record<Platform, Adapter<never>> = {
  standard: standardAdapter,
  shopify: shopifyAdapter,
  woocommerce: woocommerceAdapter,
};

/** The adapter of a shop system, for headers that were kept as plain text. */
export const adapterOf = (platform: Platform): Adapter<Record<string, string>> =>
  ADAPTERS[platform] as unknown as Adapter<Record<string, string>>;

import { z } from 'zod';

/** A host name, optionally with a port for shops on loopback in the sandbox. */
export const Domain = z
  .string()
  .toLowerCase()
  .regex(
    /^(?=.{1,253}(:\d+)?$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/,
    'is not a host name',
  )
  .refine(
    (host) => /^localhost(:|$)|\./.test(host),
    'is not a domain of its own: a whole top-level domain is nobody’s',
  );

export const Country = z.string().regex(/^[A-Z]{2}$/, 'is not a two-letter country code');

export const BRAND_STATES = ['pending', 'verified', 'restricted', 'suspended', 'rejected'] as const;
export const BrandState = z.enum(BRAND_STATES).meta({
  id: 'BrandState',
  description: 'pending until a reviewer verifies or rejects it; later restricted or suspended',
});
export type BrandState = z.infer<typeof BrandState>;

export const BrandEffects = z
  .object({
    newLinks: z.boolean().meta({ description: 'Creators can make links and take codes' }),
    campaigns: z.boolean().meta({ description: 'Campaigns can be published' }),
    linksLead: z.boolean().meta({ description: 'Links that exist lead to the brand' }),
    ordersTaken: z.boolean().meta({ description: 'Orders of its shops are taken and earn commission' }),
  })
  .meta({ id: 'BrandEffects' });
export type BrandEffects = z.infer<typeof BrandEffects>;

export const NewBrand = z.object({
  name: z.string().trim().min(1).max(120),
  country: Country,
  domains: z.array(Domain).min(1).max(20),
});

export const AddedBrand = z
  .object({ id: z.string(), name: z.string(), country: z.string(), domains: z.array(z.string()) })
  .meta({ id: 'AddedBrand' });

export const PLATFORMS = ['standard', 'shopify', 'woocommerce'] as const;
/** How a shop reports: our own signed events, or the order webhooks of its shop system. */
export const Platform = z.enum(PLATFORMS).meta({ id: 'Platform' });
export type Platform = z.infer<typeof Platform>;

export const NewShop = z
  .object({
    name: z.string().trim().min(1).max(120),
    platform: Platform.default('standard'),
    secret: z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/, 'takes 16 to 200 visible characters')
      .optional()
      .meta({
        description: 'The secret that the shop system signs with, where it makes its own: required for Shopify',
      }),
  })
  .refine((shop) => shop.platform !== 'shopify' || shop.secret !== undefined, {
    path: ['secret'],
    message: 'is needed: Shopify makes it and shows it beside its webhooks',
  })
  .refine((shop) => shop.platform !== 'standard' || shop.secret === undefined, {
    path: ['secret'],
    message: 'is made by Kolect for shops that send our own events',
  });
export type NewShop = z.infer<typeof NewShop>;

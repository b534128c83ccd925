import { z } from 'zod';
import { BrandEffects, BrandState, Country, Domain } from '../schemas.ts';

export const NewBrandApplication = z
  .object({
    name: z.string().trim().min(1).max(120).meta({ description: 'As creators and buyers know it' }),
    legalName: z.string().trim().min(2).max(200),
    country: Country,
    registration: z
      .string()
      .trim()
      .min(2)
      .max(80)
      .meta({ description: 'Number in the company register or of the licence' }),
    website: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    domains: z
      .array(Domain)
      .min(1)
      .max(20)
      .transform((domains) => [...new Set(domains)])
      .meta({ description: 'Domains of its own, to which links will lead' }),
  })
  .meta({ id: 'NewBrandApplication' });
export type NewBrandApplication = z.output<typeof NewBrandApplication>;
export type BrandApplicationInput = z.input<typeof NewBrandApplication>;

export const DOCUMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export const DocumentType = z.enum(DOCUMENT_TYPES);
export type DocumentType = z.infer<typeof DocumentType>;

export const BrandDocument = z
  .object({
    id: z.string(),
    name: z.string(),
    type: DocumentType,
    bytes: z.int(),
    addedAt: z.iso.datetime(),
    url: z.string(),
  })
  .meta({ id: 'BrandDocument' });
export type BrandDocument = z.output<typeof BrandDocument>;

export const BrandProfile = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    state: BrandState,
    effects: BrandEffects,
    domains: z.array(z.string()).meta({ description: 'Domains that are known to be its own' }),
    application: z
      .object({
        legalName: z.string(),
        registration: z.string(),
        website: z.string().nullable(),
        claimedDomains: z.array(z.string()),
        proof: z.string().meta({ description: 'The text to publish on each domain' }),
        sentAt: z.iso.datetime(),
      })
      .nullable(),
    decision: z
      .object({ from: BrandState, to: BrandState, reason: z.string().nullable(), at: z.iso.datetime() })
      .nullable(),
    documents: z.array(BrandDocument),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'BrandProfile' });
export type BrandProfile = z.output<typeof BrandProfile>;

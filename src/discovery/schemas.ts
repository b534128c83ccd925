import { z } from 'zod';
import { NETWORKS } from '../accounts/index.ts';
import { MoneySchema } from '../kit/money.ts';
import { PageQuery } from '../kit/pagination.ts';
import { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import { MEASURES } from './measures.ts';
import { REASONS } from './recommend.ts';

const Word = z.string().trim().min(1).max(60);
/** A filter that takes several values, told apart by commas: any of them fits. */
const several = <T extends z.ZodType<string, string>>(value: T, most = 10) =>
  z
    .string()
    .max(700)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(value).max(most))
    .optional();

export const CreatorFilter = z.object({
  q: z.string().trim().max(100).optional().meta({ description: 'Words that begin a name, user name or niche' }),
  country: several(z.string().regex(/^[A-Z]{2}$/)),
  language: several(z.string().regex(/^[a-z]{2,3}$/)),
  niche: several(Word),
  network: several(z.enum(NETWORKS)),
  reach: several(ReachClass),
  tier: several(Tier),
  kol: several(KolStatus),
  price: several(z.enum(['low', 'mid', 'high'])),
  brand: several(z.string().regex(/^\w{1,40}$/)).meta({ description: 'Sold for one of these brands in 90 days' }),
  authentic: z.enum(['50', '60', '70', '80', '90']).optional().meta({ description: 'Authenticity of at least this' }),
  minFollowers: z.coerce.number().int().min(0).max(10_000_000_000).optional(),
  minCvrBps: z.coerce.number().int().min(0).max(10_000).optional(),
  minAovMinor: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .optional()
    .meta({ description: 'Orders of this much on average, in minor units of the programme’s currency' }),
  list: z.string().max(40).optional().meta({ description: 'Only creators on this list of the brand' }),
});
export type CreatorFilter = z.infer<typeof CreatorFilter>;

export const CreatorQuery = CreatorFilter.extend({
  ...PageQuery.shape,
  sort: z.enum(MEASURES).default('gmv').meta({ description: 'The largest first; unknown last' }),
});
export type CreatorQuery = z.infer<typeof CreatorQuery>;

export const CreatorCard = z
  .object({
    id: z.string(),
    displayName: z.string(),
    country: z.string(),
    languages: z.array(z.string()),
    niches: z.array(z.string()),
    networks: z.array(
      z.object({
        network: z.enum(NETWORKS),
        username: z.string().nullable(),
        profileUrl: z.string().nullable(),
        followers: z.int().nullable(),
      }),
    ),
    followers: z.int().nullable(),
    reachClass: ReachClass.nullable(),
    tier: Tier,
    kol: KolStatus,
    authenticity: z.int().nullable(),
    clicks: z.int(),
    orders: z.int(),
    cvrBps: z.int().nullable(),
    gmv: MoneySchema.nullable(),
    aov: MoneySchema.nullable(),
    priceLevel: z.enum(['low', 'mid', 'high']).nullable(),
    categories: z.array(z.object({ category: z.string(), orders: z.int() })),
    ordersAtBrand: z.int().meta({ description: 'At the brand that asks' }),
    refreshedAt: z.iso.datetime(),
  })
  .meta({ id: 'CreatorCard' });
export type CreatorCard = z.infer<typeof CreatorCard>;

export const Facets = z
  .object({
    counted: z.int().meta({ description: 'Creators that were counted' }),
    isComplete: z.boolean().meta({ description: 'False when more fit than were counted' }),
    facets: z.array(
      z.object({
        facet: z.string(),
        values: z.array(
          z.object({
            value: z.string(),
            count: z.int(),
            name: z.string().nullable().meta({ description: 'What a brand is called; null of the others' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'CreatorFacets' });

export const RecommendationQuery = z
  .object({
    sku: z.string().max(100).optional(),
    campaignId: z.string().max(40).optional().meta({ description: 'Its products, topics and countries' }),
    category: several(z.string().min(1).max(200)),
    niche: several(Word),
    country: several(z.string().regex(/^[A-Z]{2}$/)),
  })
  .refine((query) => Object.values(query).some((value) => value !== undefined), {
    message: 'name a product, a campaign, a category, a niche or a country',
  });
export type RecommendationQuery = z.infer<typeof RecommendationQuery>;

export const RecommendedCreator = z
  .object({
    creator: CreatorCard,
    score: z.number(),
    reasons: z.array(
      z.object({ reason: z.enum(REASONS), points: z.number(), figure: z.number().nullable(), sentence: z.string() }),
    ),
  })
  .meta({ id: 'RecommendedCreator' });
export type RecommendedCreator = z.infer<typeof RecommendedCreator>;

export const NewCreatorList = z.object({ name: z.string().trim().min(1).max(80) });
export const CreatorListChange = z
  .object({
    name: z.string().trim().min(1).max(80),
    add: z.array(z.string().max(40)).max(100),
    remove: z.array(z.string().max(40)).max(100),
  })
  .partial();
export const CreatorList = z
  .object({ id: z.string(), name: z.string(), creatorIds: z.array(z.string()), updatedAt: z.iso.datetime() })
  .meta({ id: 'CreatorList' });
export type CreatorList = z.infer<typeof CreatorList>;

import { defineModel, Mixed } from '../kit/model.ts';
import type { KolStatus, ReachClass, Tier } from '../settings/index.ts';
import { MEASURES, type Measure } from './measures.ts';

/** What brands see of a creator when they look for one: figures of the last 90 days, a day old at most. */
export interface CardRecord {
  /** The creator's id. */
  _id: string;
  displayName: string;
  country: string;
  languages: string[];
  niches: string[];
  networks: { network: string; username: string | null; profileUrl: string | null; followers: number | null }[];
  /** Of the largest linked network; null while unknown. */
  followers: number | null;
  reachClass: ReachClass | null;
  tier: Tier;
  kol: KolStatus;
  /** 0 to 100; null while there is no score. */
  authenticity: number | null;
  clicks: number;
  orders: number;
  /** Orders per click in basis points; null with too few clicks to tell. */
  cvrBps: number | null;
  /** In the programme's currency; null without orders, or where a rate is missing. */
  gmvMinor: number | null;
  aovMinor: number | null;
  currency: string;
  /** What she sold most, by GMV: at most ten. */
  categories: { category: string; orders: number }[];
  /** Brands that she sold for, with orders: at most fifty. */
  brands: { brandId: string; orders: number }[];
  priceLevel: 'low' | 'mid' | 'high' | null;
  /** Everything that a filter can ask for, as one list: `country:ES`, `niche:food`. */
  traits: string[];
  /** Words of her name, user names and niches, folded: what a text search looks at. */
  words: string[];
  /** Measures with unknown told as -1, so that lists sort by them. */
  sort: Record<Measure, number>;
  refreshedAt: Date;
  /** When her figures are counted again. */
  dueAt: Date;
}

/**
 * One index leads each measure, and one each pair of a trait and a measure: whatever is asked, the rarest trait is read in the order
 * of the list. Shard key: `_id`.
 */
export const cards = defineModel<CardRecord>(
  'creator_cards',
  {
    displayName: String,
    country: String,
    languages: [String],
    niches: [String],
    networks: [Mixed],
    followers: Number,
    reachClass: String,
    tier: String,
    kol: String,
    authenticity: Number,
    clicks: Number,
    orders: Number,
    cvrBps: Number,
    gmvMinor: Number,
    aovMinor: Number,
    currency: String,
    categories: [Mixed],
    brands: [Mixed],
    priceLevel: String,
    traits: [String],
    words: [String],
    sort: Mixed,
    refreshedAt: Date,
    dueAt: Date,
  },
  [
    ...MEASURES.map((measure) => ({ keys: { [`sort.${measure}`]: -1, _id: 1 } as const })),
    ...MEASURES.map((measure) => ({ keys: { traits: 1, [`sort.${measure}`]: -1, _id: 1 } as const })),
    { keys: { words: 1 } },
    { keys: { dueAt: 1 } },
  ],
);

export interface TraitRecord {
  /** The trait. */
  _id: string;
  creators: number;
  countedAt: Date;
}

/** How many creators have each trait, counted daily: tells which of several is the rarest. */
export const traitCounts = defineModel<TraitRecord>('trait_counts', { creators: Number, countedAt: Date });

export interface CardStateRecord {
  _id: 'look';
  /** Everybody up to this id was looked at; empty between two rounds. */
  afterId: string;
  /** Programme time of the next round. */
  nextAt: Date;
  /** Whoever joined before has been looked at. */
  seenUntil: Date;
}

export const cardState = defineModel<CardStateRecord>('creator_card_state', {
  afterId: String,
  nextAt: Date,
  seenUntil: Date,
});

export interface ListRecord {
  _id: string;
  brandId: string;
  name: string;
  creatorIds: string[];
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

/** Shard key: `brandId`. */
export const creatorLists = defineModel<ListRecord>(
  'creator_lists',
  { brandId: String, name: String, creatorIds: [String], createdBy: String, createdAt: Date, updatedAt: Date },
  [{ keys: { brandId: 1, _id: -1 } }],
);

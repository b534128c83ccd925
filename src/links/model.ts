import type { Binary } from 'mongodb';
import { defineModel, Mixed } from '../kit/model.ts';
import type { Channel, CodeDiscount, SubIds } from './schemas.ts';

export interface LinkRecord {
  _id: string;
  /** The public part of `/r/:code`. */
  code: string;
  creatorId: string;
  brandId: string;
  destination: string;
  channel: Channel | null;
  subIds: SubIds;
  /** As she left it. */
  state: 'active' | 'paused';
  /** Cases by which it is paused besides; it leads nowhere while there is one. */
  pausedBy?: string[];
  /** Programme time from which it leads nowhere; null or absent: never. */
  expiresAt?: Date | null;
  createdAt: Date;
}

/** Shard key: `code` (hashed), so that the redirect asks one shard. */
export const links = defineModel<LinkRecord>(
  'links',
  {
    code: String,
    creatorId: String,
    brandId: String,
    destination: String,
    channel: String,
    subIds: Mixed,
    state: String,
    pausedBy: { type: [String], default: undefined },
    expiresAt: Date,
    createdAt: Date,
  },
  [{ keys: { code: 1 }, unique: true }, { keys: { creatorId: 1, _id: -1 } }],
);

export interface CodeRecord {
  _id: string;
  brandId: string;
  creatorId: string;
  /** Upper case; compared that way. */
  code: string;
  /** What the buyer gets off at the shop, as the creator tells it; shown only. */
  discount?: CodeDiscount | null;
  createdAt: Date;
}

export const codes = defineModel<CodeRecord>(
  'codes',
  { brandId: String, creatorId: String, code: String, discount: Mixed, createdAt: Date },
  [{ keys: { brandId: 1, code: 1 }, unique: true }, { keys: { creatorId: 1, _id: -1 } }],
);

export interface ClickRecord {
  /** The nonce of the click id. */
  _id: string;
  linkId: string;
  creatorId: string;
  at: Date;
  country: string | null;
  device: 'phone' | 'tablet' | 'desktop' | 'other';
  referrerHost: string | null;
  subIds: SubIds;
  visitorHash: string;
  /** Keyed hash of the visitor's network (a /24 or a /48), which changes each day as the visitor's does; absent on old clicks. */
  networkHash?: string;
  /** A search engine's advertisement brought the visitor: its click id was on the address. Absent on old clicks. */
  adClick?: boolean;
  counts: boolean;
  /** The first of its visitor on its link that day; found out when it is counted. */
  unique?: boolean;
}

export interface ClickBatchRecord {
  /** Of the batch and the part of it, made with the batch, so that one that is written again is known. */
  _id: string;
  /** Of the last click in it. */
  at: Date;
  /** How many clicks there are in it. */
  count: number;
  /** Of `packClicks`; a lean read answers the driver's own kind of binary. */
  packed: Buffer | Binary;
  /** Places of the counted clicks whose visitor had been on the link that day; absent until the batch is counted. */
  again?: number[];
}

const THIRTEEN_MONTHS_SECONDS = 395 * 86_400;

/**
 * Clicks lie together as they were gathered: one document and one index entry for all of them. Counters answer what people ask; a
 * creator's days say where her clicks are. Shard key: `_id` (hashed). The database forgets clicks after 13 months.
 */
export const clickBatches = defineModel<ClickBatchRecord>(
  'click_batches',
  { at: Date, count: Number, packed: Buffer, again: { type: [Number], default: undefined } },
  [{ keys: { at: 1 }, expireAfterSeconds: THIRTEEN_MONTHS_SECONDS }],
);

interface ClickNewsRecord {
  /** Of the batch. */
  _id: string;
  at: Date;
}

const MONTH_SECONDS = 30 * 86_400;

/** Batches of clicks that are counted and that the signals have not looked at yet. Shard key: `_id` (hashed). */
export const clickNews = defineModel<ClickNewsRecord>('click_news', { at: Date }, [
  { keys: { at: 1 }, expireAfterSeconds: MONTH_SECONDS },
]);

export interface CreatorDayRecord {
  /** `creatorId:YYYY-MM-DD`. */
  _id: string;
  creatorId: string;
  day: string;
  clicks: number;
  /** Clicks that were the first of their visitor on their link that day. */
  visitors?: number;
  orders: number;
  /** Commission of the orders placed that day, by currency, as it stands. */
  earned: Record<string, number>;
}

/** Dashboards read these counters and never scan clicks. */
export const creatorDays = defineModel<CreatorDayRecord>(
  'creator_days',
  { creatorId: String, day: String, clicks: Number, visitors: Number, orders: Number, earned: Mixed },
  [{ keys: { creatorId: 1, day: 1 } }, { keys: { day: 1 } }],
);

export interface LinkDayRecord {
  /** `linkId:YYYY-MM-DD`. */
  _id: string;
  linkId: string;
  creatorId: string;
  day: string;
  clicks: number;
  visitors?: number;
}

/** One link's days, for its curve and for reports by link and day. Shard key: `linkId` (hashed). */
export const linkDays = defineModel<LinkDayRecord>(
  'link_days',
  { linkId: String, creatorId: String, day: String, clicks: Number, visitors: Number },
  [{ keys: { linkId: 1, day: 1 } }],
);

export interface SourceCounterRecord {
  /** Link or code id. */
  _id: string;
  clicks: number;
  visitors?: number;
  orders: number;
}

export const sourceCounters = defineModel<SourceCounterRecord>('source_counters', {
  clicks: Number,
  visitors: Number,
  orders: Number,
});

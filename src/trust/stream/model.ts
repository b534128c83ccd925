import { defineModel, Mixed } from '../../kit/model.ts';

/** How often something was seen, by name; bounded, the rarest fall out. */
export type Counts = Record<string, number>;

/** A creator's traffic and orders of one day, in as little space as the signals need. */
export interface TrafficDay {
  /** `creatorId:YYYY-MM-DD`. */
  _id: string;
  creatorId: string;
  day: string;
  clicks: number;
  unique: number;
  /** Clicks that a search engine's advertisement had paid for. */
  adClicks: number;
  /** By hour of the day (UTC), country, device class, referrer host, keyed network hash, keyed visitor hash, link. */
  clickHours: Counts;
  clickCountries: Counts;
  devices: Counts;
  hosts: Counts;
  networks: Counts;
  visitors: Counts;
  links: Counts;
  orders: number;
  orderHours: Counts;
  orderCountries: Counts;
  /** Orders by click by the time since the click, in steps of `lags.ts`. */
  lags: Counts;
  /** Orders by buyer's pseudonym. */
  customers: Counts;
  delivered: number;
  returned: number;
  cancelled: number;
  codeOrders: number;
  /** Code orders in which another creator's click lost against the code. */
  codeOverClick: number;
  /** Own purchases, which earn nothing. */
  ownPurchases: number;
}

export const COUNTS = [
  'clickHours',
  'clickCountries',
  'devices',
  'hosts',
  'networks',
  'visitors',
  'links',
  'orderHours',
  'orderCountries',
  'lags',
  'customers',
] as const satisfies (keyof TrafficDay)[];

export const NUMBERS = [
  'clicks',
  'unique',
  'adClicks',
  'orders',
  'delivered',
  'returned',
  'cancelled',
  'codeOrders',
  'codeOverClick',
  'ownPurchases',
] as const satisfies (keyof TrafficDay)[];

const HALF_YEAR_SECONDS = 183 * 86_400;

/** Shard key: `creatorId` (hashed). Forgotten after half a year. */
export const trafficDays = defineModel<TrafficDay & { at: Date }>(
  'traffic_days',
  {
    creatorId: String,
    day: String,
    at: Date,
    ...Object.fromEntries(NUMBERS.map((name) => [name, Number])),
    ...Object.fromEntries(COUNTS.map((name) => [name, Mixed])),
  },
  [{ keys: { creatorId: 1, day: 1 } }, { keys: { at: 1 }, expireAfterSeconds: HALF_YEAR_SECONDS }],
);

/** With which creators a buyer has ordered lately; bounded. Shard key: `_id` (hashed). */
export interface BuyerRecord {
  /** The buyer's pseudonym. */
  _id: string;
  creators: { creatorId: string; orders: number; returned: number; orderIds: string[]; at: Date }[];
  at: Date;
}

const NINETY_DAYS_SECONDS = 90 * 86_400;

export const buyers = defineModel<BuyerRecord>('buyers', { creators: [Mixed], at: Date }, [
  { keys: { at: 1 }, expireAfterSeconds: NINETY_DAYS_SECONDS },
]);

import type { NewFlag } from '../cases/raise-flag.ts';
import type { Fact } from '../cases/schemas.ts';
import type { TrafficDay } from '../stream/model.ts';
import type { SignalName } from './schemas.ts';

/** A buyer's pseudonym with what she did lately. */
export interface BuyerFacts {
  key: string;
  /** With this creator. */
  orders: number;
  orderIds: string[];
  /** Of all the creator's orders, 0..1. */
  share: number;
  /** With how many creators she ordered. */
  creators: number;
  ordersOfAll: number;
  returnedOfAll: number;
}

/** Other creators' accounts that share something with this one. */
export interface TwinFacts {
  kind: 'payout_account' | 'device' | 'document';
  creatorIds: string[];
}

/** What is known of a creator's traffic and orders when she is judged; unknown is left out. */
export interface Traffic {
  creatorId: string;
  country: string;
  languages: string[];
  /** The last four weeks added up. */
  weeks: TrafficDay;
  /** The last days, the newest last. */
  days: TrafficDay[];
  /** The buyers who ordered most. */
  buyers: BuyerFacts[];
  twins: TwinFacts[];
  /** Begin of the four weeks. */
  from: Date;
}

export type Finding = Omit<NewFlag, 'signal' | 'creatorId'>;

export interface Signal {
  name: SignalName;
  /** Where the rule and its limits come from. */
  source: string;
  /** What is out of line, or undefined when nothing is. */
  judge: (traffic: Traffic) => Finding | undefined;
}

export const fact = (name: string, value: number | string): Fact => ({ name, value });

export const percentOf = (share: number): number => Math.round(share * 1_000) / 10;

/** The whole of a day, for what concerns that day's orders only. */
export const dayOf = (day: string): { from: Date; to: Date } => ({
  from: new Date(`${day}T00:00:00.000Z`),
  to: new Date(`${day}T23:59:59.999Z`),
});

import type { Db } from 'mongodb';

/** Programme time of the sandbox: business dates follow it, signatures and sign-in codes follow the wall clock. */
export interface SandboxClock {
  now(): Date;
  /** Moves programme time forward and settles everything that falls due on the way. */
  advance(ms: number): Promise<void>;
}

export interface ShopProduct {
  sku: string;
  name: string;
  category: string;
  priceMinor: number;
}

/** What the demo shop sells, and where and with which secret it reports its orders. */
export interface ShopSetup {
  eventsUrl: string;
  /** Standard Webhooks secret, `whsec_` and base64. */
  secret: string;
  brandName: string;
  /** ISO 4217, upper case. */
  currency: string;
  products: ShopProduct[];
}

export const networkNames = ['google', 'facebook', 'instagram', 'x', 'tiktok'] as const;
export type NetworkName = (typeof networkNames)[number];

/** A person who can sign in at the sandbox's networks. `subjects` are the account ids, one for each network. */
export interface Person {
  id: string;
  name: string;
  givenName: string;
  familyName: string;
  username: string;
  /** Null: the person gave the networks no e-mail address. */
  email: string | null;
  emailVerified: boolean;
  language: string;
  about: string;
  subjects: Record<NetworkName, string>;
  followers: Record<NetworkName, number>;
}

export interface StripeSandboxOptions {
  /** Two letters; the country of the platform's own account. Default `DE`. */
  platformCountry?: string;
  /** First available balance of the platform, only when the database has none: `{ eur: 1000000 }`. Default: empty. */
  openingBalanceMinor?: Record<string, number>;
  /** Requests a second for each endpoint; null switches the limiter off. Default 25, as Stripe's test mode. */
  requestsPerSecond?: number | null;
  /** Where webhooks go; default `<kolectUrl>/webhooks/stripe`. */
  webhookUrl?: string;
  /** Waits between delivery attempts of a webhook. Default 1 s, 5 s, 30 s, 2 min, 10 min, 1 h. */
  webhookRetriesMs?: readonly number[];
}

export interface SandboxOptions {
  nodeEnv?: string;
  port: number;
  /** Loopback address to listen on. Default `127.0.0.1`. */
  host?: string;
  /** Address that browsers use for the sandbox, for example `http://localhost:3001`. */
  publicUrl: string;
  /** Address that browsers use for Kolect, for example `http://localhost:3000`. */
  kolectUrl: string;
  /** The sandbox's own database. */
  db: Db;
  clock: SandboxClock;
  shop?: () => Promise<ShopSetup>;
  /** Directory where Kolect writes its mails; the mailbox page shows them. */
  mailDirectory?: string;
  /** People who can sign in; default: the seed people. */
  people?: readonly Person[];
  /** Registered redirect addresses; default `<kolectUrl>/auth/<network>/callback`. */
  redirectUris?: Partial<Record<NetworkName, readonly string[]>>;
  stripe?: StripeSandboxOptions;
  /** Source of ids and secrets; default: the operating system's. */
  randomBytes?: (size: number) => Uint8Array;
  /** Wall clock in milliseconds; default `Date.now`. */
  wallClock?: () => number;
  /** Told about errors inside the sandbox itself. Default: nobody. */
  onError?: (error: unknown) => void;
  /** How long the stalling faults hold an answer back. Default 30,000. */
  stallMs?: number;
}

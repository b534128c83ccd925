import { defineModel, Mixed } from '../kit/model.ts';
import type { BrandState, Platform } from './schemas.ts';

/** What a brand told of itself to be let in. */
export interface BrandApplication {
  legalName: string;
  /** Number in the register of companies, or of the licence. */
  registration: string;
  website: string | null;
  /** Domains it says are its own; they become `domains` when a reviewer has seen the proof. */
  claimedDomains: string[];
  /** The text it publishes on its domains as a proof. */
  proof: string;
  appliedBy: string;
  sentAt: Date;
}

/** The latest decision about a brand. */
export interface BrandDecision {
  from: BrandState;
  to: BrandState;
  /** Seen by the brand; null where nothing needs saying. */
  reason: string | null;
  by: string;
  at: Date;
  /** What an undo brings back; absent on the decision before the latest. */
  before?: { domains: string[]; decision: Omit<BrandDecision, 'before'> | null };
}

export interface BrandRecord {
  _id: string;
  name: string;
  country: string;
  state: BrandState;
  /** Hosts that links of this brand may lead to; each with all of its subdomains. */
  domains: string[];
  createdAt: Date;
  /** Absent on brands that a manager added. */
  application?: BrandApplication | null;
  decision?: BrandDecision | null;
}

export const brands = defineModel<BrandRecord>(
  'brands',
  {
    name: String,
    country: String,
    state: String,
    domains: [String],
    createdAt: Date,
    application: Mixed,
    decision: Mixed,
  },
  [
    { keys: { domains: 1 } },
    // A domain belongs to one brand, whoever writes; brands that own none yet are left out of the rule.
    {
      keys: { domains: 1 },
      name: 'domain_once',
      unique: true,
      partialFilterExpression: { 'domains.0': { $exists: true } },
    },
    { keys: { state: 1, _id: 1 } },
    { keys: { 'application.appliedBy': 1 }, sparse: true },
  ],
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

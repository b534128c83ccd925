import type { DayRates } from '../fx/index.ts';
import type { CapBook } from './cap-book.ts';
import type { ProgrammeRate, TierBonuses } from './programme-rate.ts';
import type { CommissionRule } from './rules.ts';

export interface CommissionPolicy {
  programmeRateBps: number;
  returnWindowDays: number;
  noDeliveryNewsDays: number;
  appealDays: number;
  /** Of the commission, for whoever brought the creator in. */
  referralShareBps: number;
  /** In the programme's currency; null: no limit. */
  maxPerOrderMinor: number | null;
  maxPerCreatorMonthMinor: number | null;
  programmeCurrency: string;
  settingsVersion: number;
}

/** Everything that decides what an order earns, gathered beforehand; the lookups ask nobody. */
export interface CommissionTerms {
  rules: CommissionRule[];
  policy: CommissionPolicy;
  /** What pays where no rule does, as it was and is; the policy's rate where nothing is told. */
  programmeRates: readonly ProgrammeRate[];
  /** What each tier adds, as it did and does; what `tierOf` says where nothing is told. */
  tierBonuses: TierBonuses;
  /** The tier that a creator held at a moment. */
  tierOf(creatorId: string, at: Date): { tier: string; bonusBps: number } | undefined;
  /** The agency that represents a creator at a moment, with its share of her commission. */
  agencyOf(creatorId: string, at: Date): { agencyId: string; shareBps: number } | undefined;
  /** Who brought a creator in, as long as that earns. */
  referrerOf(creatorId: string, at: Date): { creatorId: string } | undefined;
  /** When a creator first promoted a brand. */
  promotingSince(creatorId: string, brandId: string): Date | null;
  ratesOn(at: Date): DayRates | undefined;
  caps: CapBook;
}

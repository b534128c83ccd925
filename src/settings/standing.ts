import { z } from 'zod';
import { BPS_SCALE } from '../kit/money.ts';

/** Rate steps, the lowest first. Source: product.md section 7. */
export const TIERS = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;
export const Tier = z.enum(TIERS);
export type Tier = z.infer<typeof Tier>;

/** Sizes of an audience, the smallest first; below the first there is none. */
export const REACH_CLASSES = ['nano', 'micro', 'mid', 'macro', 'mega'] as const;
export const ReachClass = z.enum(REACH_CLASSES);
export type ReachClass = z.infer<typeof ReachClass>;

/** What evidence can make of a creator, the lowest first. */
export const KOL_STATUSES = ['creator', 'rising', 'kol', 'star_kol'] as const;
export const KolStatus = z.enum(KOL_STATUSES);
export type KolStatus = z.infer<typeof KolStatus>;

const FromMinor = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const BonusBps = z.int().min(0).max(BPS_SCALE);
const Followers = z.int().min(1).max(10_000_000_000);

const TierStep = z.object({ tier: Tier, fromMinor: FromMinor, bonusBps: BonusBps });
export type TierStep = z.infer<typeof TierStep>;

const step = (tier: Tier, fromMinor: number, bonusBps: number): TierStep => ({ tier, fromMinor, bonusBps });

/** All tiers in their order, each from more than the one before and with a bonus that is no smaller. */
export const TierTable = z.array(TierStep).superRefine((table, check) => {
  if (table.map(({ tier }) => tier).join() !== TIERS.join())
    check.addIssue({ code: 'custom', path: [], message: `names each tier once, in this order: ${TIERS.join(', ')}` });
  for (const [index, { tier, fromMinor, bonusBps }] of table.entries()) {
    const before = table[index - 1];
    const issue = (field: keyof TierStep, message: string) =>
      check.addIssue({ code: 'custom', path: [index, field], message });
    if (!before && fromMinor !== 0) issue('fromMinor', `${tier} is where everybody starts, so it is from 0`);
    if (before && fromMinor <= before.fromMinor) issue('fromMinor', `${tier} has to start above ${before.tier}`);
    if (before && bonusBps < before.bonusBps) issue('bonusBps', `${tier} cannot pay less than ${before.tier}`);
  }
});

/** Smallest to largest, each above the one before. */
const ascending =
  <Key extends string>(keys: readonly Key[]) =>
  (values: Record<Key, number>, check: z.RefinementCtx) => {
    for (const [index, key] of keys.entries()) {
      const before = keys[index - 1];
      if (before !== undefined && values[key] <= values[before])
        check.addIssue({ code: 'custom', path: [key], message: `has to be above ${before}` });
    }
  };

const ReachTable = z
  .object({
    nano: Followers.default(1_000),
    micro: Followers.default(10_000),
    mid: Followers.default(100_000),
    macro: Followers.default(500_000),
    mega: Followers.default(1_000_000),
  })
  .superRefine(ascending(REACH_CLASSES));

/** Approved earnings of the trailing year that a status takes, in US cents. */
const KolEarnings = z
  .object({
    rising: FromMinor.default(1_000_000),
    kol: FromMinor.default(10_000_000),
    star_kol: FromMinor.default(100_000_000),
  })
  .superRefine(ascending(['rising', 'kol', 'star_kol']));

/** What a KOL status takes. */
export const KolSettings = z.object({
  earnedUsdMinor: KolEarnings.prefault({}),
  /** A status takes a return rate under this. */
  returnRateBelowBps: z.int().min(1).max(BPS_SCALE).default(3_000),
  /** Score that a status takes, 0 to 100; 0 for none. */
  authenticityAtLeast: z.int().min(0).max(100).default(0),
  /** Share of briefs kept and of content approved at first review that a status takes; 0 for none. */
  reliabilityAtLeastBps: z.int().min(0).max(BPS_SCALE).default(0),
  /** Reach that a status takes; null for none. */
  reachAtLeast: ReachClass.nullable().default(null),
  demotionDays: z.int().min(0).max(400).default(14),
});

/** Section `standing` of the settings. Amounts of tiers are in the programme's currency. */
export const StandingSettings = z.object({
  tierWindowDays: z.int().min(1).max(400).default(90),
  tiers: TierTable.default([
    step('bronze', 0, 0),
    step('silver', 500_000, 100),
    step('gold', 2_500_000, 200),
    step('platinum', 10_000_000, 350),
    step('diamond', 50_000_000, 500),
  ]),
  reach: ReachTable.prefault({}),
  kol: KolSettings.prefault({}),
  goals: z
    .object({
      creatorsFirstYear: z.int().min(1).default(100_000),
      creatorsThirdYear: z.int().min(1).default(1_000_000),
      kols: z.int().min(1).default(100),
    })
    .prefault({}),
});
export type StandingSettings = z.infer<typeof StandingSettings>;

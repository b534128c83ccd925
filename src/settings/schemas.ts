import { z } from 'zod';
import { BPS_SCALE, Currency } from '../kit/money.ts';
import { StandingSettings } from './standing.ts';

const Days = z.int().min(0).max(400);
const Refresh = z.int().min(1).max(90).default(1);
const Calls = z.int().min(0).max(10_000_000).default(200_000);
const RateBps = z.int().min(0).max(BPS_SCALE);

/** Programme settings with their defaults (product.md). A change makes a new version; computed results name the version used. */
export const Settings = z.object({
  programmeCurrency: Currency.default('EUR'),
  attribution: z.object({ windowDays: Days.default(30), codesWin: z.boolean().default(true) }).prefault({}),
  commission: z
    .object({
      programmeRateBps: RateBps.default(1_000),
      returnWindowDays: Days.default(15),
      noDeliveryNewsDays: Days.default(60),
      appealDays: Days.default(30),
      /** How long creators who already promote keep a rate that was lowered. */
      protectionDays: Days.default(30),
      /** Of the commission, for whoever brought the creator in; the programme pays it. */
      referralShareBps: RateBps.default(500),
      /** Most that one order, or one creator in a month, may earn, in the programme's currency; null: no limit. */
      maxPerOrderMinor: z.int().min(0).nullable().default(null),
      maxPerCreatorMonthMinor: z.int().min(0).nullable().default(null),
    })
    .prefault({}),
  payouts: z
    .object({
      minimumMinor: z.int().min(1).default(2_500),
      dayOfMonth: z.int().min(1).max(28).default(10),
      automatic: z.boolean().default(true),
      /** Minimums that differ, in the currency's own minor units. */
      minimumByCurrency: z.record(Currency, z.int().min(1)).default({}),
      /** Minimums that payees of a country have, in hundredths of a unit; the larger of the two counts. */
      minimumByCountry: z.record(z.string().regex(/^[A-Z]{2}$/), z.int().min(1)).default({}),
      requireTaxProfile: z.boolean().default(true),
      /** Commission of brands that are not trusted waits until they have paid for it. */
      fundedBeforePaid: z.boolean().default(true),
      /** Days until a brand's invoice is due. */
      invoiceDueDays: z.int().min(0).max(90).default(14),
      /** A run above this sum, in the programme's currency, waits for a second person of finance; null: none does. */
      approvalAboveMinor: z.int().min(0).nullable().default(1_000_000),
      /** Stripe's default is 25 requests a second and endpoint. */
      transfersPerSecond: z.int().min(1).max(10_000).default(20),
    })
    .prefault({}),
  standing: StandingSettings.prefault({}),
  links: z
    .object({
      fallbackUrl: z
        .url({ protocol: /^https?$/ })
        .max(2_000)
        .nullable()
        .default(null),
    })
    .prefault({}),
  trust: z
    .object({
      /** Flags of at least this severity hold the commissions that they are about. */
      holdFrom: z.enum(['low', 'medium', 'high', 'critical']).default('medium'),
      /** A case that nobody decided in this time goes to the head of the queue. */
      escalateAfterDays: z.int().min(1).max(90).default(3),
      appealDays: z.int().min(7).max(365).default(30),
      /** For so long a finding that a reviewer cleared stays quiet, unless it becomes more severe. */
      quietDays: Days.default(30),
      /** Signals that are switched off, by name. */
      signalsOff: z.array(z.string().max(40)).max(50).default([]),
    })
    .prefault({}),
  networks: z
    .object({
      /** After how many days a creator's counts are read again. */
      refreshDays: z
        .object({
          google: Refresh,
          facebook: Refresh.default(30),
          instagram: Refresh,
          x: Refresh.default(7),
          tiktok: Refresh,
        })
        .prefault({}),
      /** At most so many reads a day; X charges for each. */
      callsADay: z
        .object({ google: Calls, facebook: Calls, instagram: Calls, x: Calls.default(1_000), tiktok: Calls })
        .prefault({}),
    })
    .prefault({}),
  applications: z.object({ approveAutomatically: z.boolean().default(false) }).prefault({}),
  joining: z
    .object({
      invitationDays: Days.min(1).default(30),
      unlinkNoticeDays: Days.default(7),
      referralMonths: z.int().min(1).max(60).default(12),
      reapplyAfterDays: Days.default(30),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;

export type VersionedSettings = Settings & { version: number };

const Version = z.int().min(0).meta({ description: '0 are the defaults, before the first change' });

export const SettingsInForce = z.object({ version: Version, values: Settings }).meta({ id: 'SettingsInForce' });
export type SettingsInForce = z.output<typeof SettingsInForce>;

export const SettingsChange = z.object({
  expectedVersion: Version.meta({ description: 'The version you looked at' }),
  values: z
    .partialRecord(Settings.keyof(), z.unknown())
    .meta({ description: 'Whole sections by name; those that are left out stay as they are' }),
});
export const SettingsRollBack = z.object({ expectedVersion: Version, version: Version });

export const SettingsVersion = z
  .object({
    version: Version,
    at: z.iso.datetime(),
    by: z.string().meta({ description: 'User, or the kind of program' }),
    rolledBackTo: Version.nullable(),
    changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  })
  .meta({ id: 'SettingsVersion' });
export type SettingsVersion = z.output<typeof SettingsVersion>;

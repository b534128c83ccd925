import {
  CapBook,
  type CommissionPolicy,
  type CommissionRule,
  type CommissionTerms,
} from '../../src/commissions/index.ts';

export const policy: CommissionPolicy = {
  programmeRateBps: 1_000,
  returnWindowDays: 15,
  noDeliveryNewsDays: 60,
  appealDays: 30,
  referralShareBps: 500,
  maxPerOrderMinor: null,
  maxPerCreatorMonthMinor: null,
  programmeCurrency: 'EUR',
  settingsVersion: 1,
};

/** What decides about commissions when nothing special is agreed. */
export const someTerms = (overrides: Partial<CommissionTerms> = {}): CommissionTerms => ({
  rules: [],
  policy,
  programmeRates: [],
  tierBonuses: new Map(),
  tierOf: () => undefined,
  agencyOf: () => undefined,
  referrerOf: () => undefined,
  promotingSince: () => null,
  ratesOn: () => undefined,
  caps: new CapBook(),
  ...overrides,
});

export const someRule = (overrides: Partial<CommissionRule> = {}): CommissionRule => ({
  id: 'rul_1',
  seriesId: overrides.id ?? 'rul_1',
  version: 1,
  name: '',
  scope: 'brand',
  match: {},
  pay: { kind: 'rate', rateBps: 1_000 },
  from: new Date(0),
  until: null,
  endedAt: null,
  delays: [],
  lingers: null,
  campaignId: null,
  budget: null,
  createdAt: new Date(Date.UTC(2026, 0, 1)),
  ...overrides,
});

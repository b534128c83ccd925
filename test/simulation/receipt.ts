import type { CommissionRecord } from '../../src/commissions/index.ts';

type Receipt = CommissionRecord['receipt'];

/** A receipt of a line of 100.00 at ten per cent. */
export const receiptOf = (overrides: Partial<Receipt> = {}): Receipt => ({
  baseMinor: 10_000,
  quantity: 1,
  rateBps: 1_000,
  flat: null,
  rule: { id: 'settings', version: 0, scope: 'programme', name: '' },
  settingsVersion: 0,
  tier: 'bronze',
  tierBps: 0,
  boosts: [],
  boostBps: 0,
  caps: [],
  rounding: 'half-even',
  attribution: { kind: 'click', sourceId: 'lnk_1', at: '2026-01-01T00:00:00.000Z' },
  fx: null,
  agency: null,
  referral: null,
  grossMinor: 1_000,
  share: null,
  lock: { returnWindowDays: 15, noDeliveryNewsDays: 60 },
  ...overrides,
});

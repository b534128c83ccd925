import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommissionRecord } from '../../src/commissions/index.ts';
import { Settings } from '../../src/settings/index.ts';
import { type RateChanges, simulatedAmount, simulatedReceipt } from '../../src/simulation/simulated-rate.ts';
import { tierTimeline } from '../../src/simulation/tier-timeline.ts';
import { receiptOf } from './receipt.ts';

const line = (scope: string, rateBps: number, category: string | null = 'home') => ({
  brandId: 'brn_1',
  creatorId: 'crt_1',
  category,
  receipt: receiptOf({
    rateBps,
    rule: { id: scope === 'programme' ? 'settings' : 'rul_1', version: 1, scope, name: '' },
  }),
});
const changes = (overrides: Partial<RateChanges> = {}): RateChanges => ({
  programmeRateBps: undefined,
  brandRates: [],
  categoryRates: [],
  ...overrides,
});

describe('a changed rate competes with what paid by the precedence of rules', () => {
  const all = changes({
    programmeRateBps: 500,
    brandRates: [{ brandId: 'brn_1', rateBps: 700 }],
    categoryRates: [{ category: 'home', rateBps: 900 }],
  });
  test.for([
    ['programme', 'home', 900],
    ['programme', 'toys', 700],
    ['brand', 'toys', 700],
    ['campaign', 'toys', 1_000],
    ['campaign', 'home', 900],
    ['category', 'home', 900],
    ['product', 'home', 1_000],
    ['targeted', 'home', 1_000],
  ] as const)('what a %s rule paid, of the category %s: %d bps', ([scope, category, rateBps]) => {
    expect(simulatedReceipt(line(scope, 1_000, category), all, undefined).rateBps).toBe(rateBps);
  });

  test('a changed programme rate takes only what nothing else pays', () => {
    const programme = changes({ programmeRateBps: 500 });
    expect(simulatedReceipt(line('programme', 1_000), programme, undefined).rateBps).toBe(500);
    expect(simulatedReceipt(line('brand', 1_000), programme, undefined).rateBps).toBe(1_000);
  });

  test('another brand’s rate changes nothing, and neither does no change', () => {
    const other = changes({ brandRates: [{ brandId: 'brn_2', rateBps: 1 }] });
    for (const given of [other, changes()])
      expect(simulatedReceipt(line('brand', 1_000), given, undefined)).toEqual(line('brand', 1_000).receipt);
  });
});

describe('what would stand of a commission', () => {
  const commission = (amountMinor: number, netMinor: number, overrides: object = {}): CommissionRecord =>
    ({ amountMinor, netMinor, receipt: receiptOf(overrides) }) as CommissionRecord;

  test('is exactly what stands when nothing changes, whatever came back', () => {
    const given = fc.record({
      baseMinor: fc.nat({ max: 1_000_000 }),
      rateBps: fc.nat({ max: 10_000 }),
      amountMinor: fc.integer({ min: -100_000, max: 100_000 }),
      netMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(given, ({ amountMinor, netMinor, ...receipt }) => {
        const past = commission(amountMinor, netMinor, receipt);
        expect(simulatedAmount(past, past.receipt)).toBe(amountMinor);
      }),
    );
  });

  test('follows the rate in proportion, for what is left after a return and for a clawback', () => {
    const half = (past: CommissionRecord) => simulatedAmount(past, { ...past.receipt, rateBps: 500 });
    expect(half(commission(1_000, 10_000))).toBe(500);
    expect(half(commission(400, 4_000))).toBe(200);
    expect(half(commission(-300, -3_000))).toBe(-150);
  });

  test('a higher rate never pays less, and bonus and rate together never over the whole', () => {
    const rates = fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 10_000 }));
    fc.assert(
      fc.property(rates, fc.nat({ max: 100_000 }), ([rateBps, more], amountMinor) => {
        const past = commission(amountMinor, 100_000, { baseMinor: 100_000, rateBps: 5_000 });
        const at = (bps: number) => simulatedAmount(past, { ...past.receipt, rateBps: Math.min(10_000, bps) });
        expect(at(rateBps + more)).toBeGreaterThanOrEqual(at(rateBps));
      }),
    );
    const past = commission(5_000, 10_000, { rateBps: 5_000 });
    expect(simulatedAmount(past, { ...past.receipt, rateBps: 9_000, tierBps: 5_000 })).toBe(10_000);
  });

  test('is paid where nothing was paid before, less the agency’s share', () => {
    const nothing = commission(0, 5_000, { rateBps: 0, agency: { agencyId: 'agc_1', shareBps: 2_000 } });
    expect(simulatedAmount(nothing, { ...nothing.receipt, rateBps: 1_000 })).toBe(400);
  });
});

test('tiers under another table are found day by day with the rules of standing', () => {
  const { tiers } = Settings.parse({}).standing;
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const timeline = tierTimeline(new Map([['2026-01-10', 3_000_000]]), tiers, 30, day('2026-01-01'), day('2026-06-01'));
  const on = (text: string) => timeline.at(new Date(`${text}T12:00:00Z`));
  expect([on('2025-12-01'), on('2026-01-10'), on('2026-01-11')]).toEqual(['bronze', 'bronze', 'gold']);
  expect([on('2026-02-25'), on('2026-03-01'), on('2026-04-01'), on('2026-05-31')]).toEqual([
    'gold',
    'silver',
    'bronze',
    'bronze',
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommissionRecord } from '../../src/commissions/index.ts';
import { addDays } from '../../src/kit/clock.ts';
import { Settings } from '../../src/settings/index.ts';
import { standsAgain } from '../../src/simulation/line-again.ts';
import { type RateChanges, simulatedReceipt } from '../../src/simulation/simulated-rate.ts';
import { tierTimeline } from '../../src/simulation/tier-timeline.ts';
import { receiptOf } from './receipt.ts';

const PLACED = new Date('2026-03-02T09:00:00Z');
const line = (scope: string, rateBps: number, category: string | null = 'home') => ({
  brandId: 'brn_1',
  creatorId: 'crt_1',
  category,
  placedAt: PLACED,
  promotingSince: null as Date | null,
  receipt: receiptOf({
    rateBps,
    rule: { id: scope === 'programme' ? 'settings' : 'rul_1', version: 1, scope, name: '' },
  }),
});
const changes = (overrides: Partial<RateChanges> = {}): RateChanges => ({
  programmeRateBps: undefined,
  referralShareBps: undefined,
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
    expect(simulatedReceipt(line(scope, 1_000, category), all, 0).rateBps).toBe(rateBps);
  });

  test('a changed programme rate takes only what nothing else pays', () => {
    const programme = changes({ programmeRateBps: 500 });
    expect(simulatedReceipt(line('programme', 1_000), programme, 0).rateBps).toBe(500);
    expect(simulatedReceipt(line('brand', 1_000), programme, 0).rateBps).toBe(1_000);
  });

  test('another brand’s rate changes nothing, and neither does no change', () => {
    const other = changes({ brandRates: [{ brandId: 'brn_2', rateBps: 1 }] });
    for (const given of [other, changes()])
      expect(simulatedReceipt(line('brand', 1_000), given, 0)).toEqual(line('brand', 1_000).receipt);
  });
});

describe('with rate protection, as if the change came with the first day,', () => {
  const from = addDays(PLACED, -10);
  const lowered = changes({ programmeRateBps: 500, protection: { from, days: 30 } });
  const at = (placedDays: number, promotingDays: number | null, given = lowered) =>
    simulatedReceipt(
      {
        ...line('programme', 1_000),
        placedAt: addDays(from, placedDays),
        promotingSince: promotingDays === null ? null : addDays(from, promotingDays),
      },
      given,
      0,
    ).rateBps;

  test('a decrease reaches who promoted before after the days of protection, and everybody else at once', () => {
    expect([at(29, -1), at(30, -1), at(0, 1), at(0, null)]).toEqual([1_000, 500, 500, 500]);
  });

  test('nothing reaches orders of before, and an increase counts at once', () => {
    expect(at(-1, null)).toBe(1_000);
    expect(at(0, -1, changes({ programmeRateBps: 1_500, protection: { from, days: 30 } }))).toBe(1_500);
  });
});

test('another referral share is on the receipt of who was brought in', () => {
  const referred = { ...line('brand', 1_000), receipt: receiptOf({ referral: { creatorId: 'rea', shareBps: 500 } }) };
  expect(simulatedReceipt(referred, changes({ referralShareBps: 800 }), 0).referral?.shareBps).toBe(800);
  expect(simulatedReceipt(line('brand', 1_000), changes({ referralShareBps: 800 }), 0).referral).toBeNull();
});

describe('what would stand of a commission', () => {
  const commission = (amountMinor: number, netMinor: number, overrides: object = {}): CommissionRecord =>
    ({
      _id: 'o.1.crt_1',
      kind: 'sale',
      role: 'creator',
      payee: { kind: 'creator', id: 'crt_1' },
      creatorId: 'crt_1',
      amountMinor,
      netMinor,
      due: { amountMinor, netMinor },
      receipt: receiptOf(overrides),
    }) as CommissionRecord;
  const at = (past: CommissionRecord, overrides: object) =>
    standsAgain(past, { ...past.receipt, ...overrides }, [past]);

  test('is exactly what stands when nothing changes, whatever came back', () => {
    const given = fc.record({
      baseMinor: fc.nat({ max: 1_000_000 }),
      rateBps: fc.nat({ max: 10_000 }),
      amountMinor: fc.integer({ min: -100_000, max: 100_000 }),
      netMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(given, ({ amountMinor, netMinor, ...receipt }) => {
        expect(at(commission(amountMinor, netMinor, receipt), {})).toBe(amountMinor);
      }),
    );
  });

  test('follows the rate for what is left after a return', () => {
    expect(at(commission(1_000, 10_000), { rateBps: 500 })).toBe(500);
    expect(at(commission(400, 4_000), { rateBps: 500 })).toBe(200);
  });

  test('of what a clawback took back as much is taken back', () => {
    const sale = commission(1_000, 10_000);
    const clawback = { ...commission(-300, -3_000), _id: `${sale._id}.c1`, kind: 'clawback' } as CommissionRecord;
    const line = [{ ...sale, due: { amountMinor: 700, netMinor: 7_000 } }, clawback];
    const made = line.map((row) => standsAgain(row, { ...row.receipt, rateBps: 500 }, line));
    expect(made).toEqual([500, -150]);
  });

  test('a higher rate never pays less, and bonus and rate together never over the whole', () => {
    const rates = fc.tuple(fc.nat({ max: 5_000 }), fc.nat({ max: 5_000 }));
    fc.assert(
      fc.property(rates, fc.nat({ max: 100_000 }), ([rateBps, more], netMinor) => {
        const past = commission(Math.round(netMinor / 2), netMinor, { baseMinor: 100_000, rateBps: 5_000 });
        expect(at(past, { rateBps: rateBps + more })).toBeGreaterThanOrEqual(at(past, { rateBps }));
      }),
    );
    const past = commission(5_000, 10_000, { rateBps: 5_000 });
    expect(at(past, { rateBps: 9_000, tierBps: 5_000 })).toBe(10_000);
  });

  test('is paid where nothing was paid before, less the agency’s share', () => {
    const nothing = commission(0, 5_000, { rateBps: 0, agency: { agencyId: 'agc_1', shareBps: 2_000 } });
    expect(at(nothing, { rateBps: 1_000 })).toBe(400);
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

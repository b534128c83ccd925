import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { Settings } from '../../src/settings/schemas.ts';
import {
  type KolEvidence,
  kolBars,
  nextStatus,
  reachedStatus,
  reliabilityOf,
  returnRateOf,
} from '../../src/standing/kol.ts';
import { largestOf, reachClassOf } from '../../src/standing/reach.ts';

const { kol, reach } = Settings.parse({}).standing;
const evidence = (overrides: Partial<KolEvidence> = {}): KolEvidence => ({
  reachClass: 'mid',
  authenticityScore: 80,
  earnedUsdMinor: 12_000_000,
  returnRateBps: 500,
  reliabilityBps: 9_000,
  openHighRisk: 0,
  ...overrides,
});
const AT = new Date('2026-04-01T00:00:00Z');

describe('the status that evidence reaches', () => {
  test.for([
    [0, 'creator'],
    [999_999, 'creator'],
    [1_000_000, 'rising'],
    [9_999_999, 'rising'],
    [10_000_000, 'kol'],
    [100_000_000, 'star_kol'],
  ] as const)('%d US cents in a year: %s', ([earnedUsdMinor, status]) => {
    expect(reachedStatus(evidence({ earnedUsdMinor }), kol)).toBe(status);
  });

  test('no status with an open case of high risk, or with a return rate of 30 % and over', () => {
    expect(kolBars(evidence({ openHighRisk: 1, returnRateBps: 3_000 }), kol)).toEqual(['return_rate', 'high_risk']);
    expect(reachedStatus(evidence({ openHighRisk: 1 }), kol)).toBe('creator');
    expect(reachedStatus(evidence({ returnRateBps: 3_000 }), kol)).toBe('creator');
    expect(reachedStatus(evidence({ returnRateBps: 2_999 }), kol)).toBe('kol');
  });

  test('what a programme asks for besides bars those who do not have it, and those of whom it is not known', () => {
    const strict = {
      ...kol,
      authenticityAtLeast: 60,
      reliabilityAtLeastBps: 8_000,
      reachAtLeast: 'macro' as const,
    };
    expect(kolBars(evidence(), strict)).toEqual(['reach']);
    const unknown = evidence({ reachClass: null, authenticityScore: null, reliabilityBps: null });
    expect(kolBars(unknown, strict)).toEqual(['reach', 'authenticity', 'reliability']);
    expect(kolBars(unknown, kol)).toEqual([]);
  });

  test('is not guessed while a rate is missing', () => {
    expect(reachedStatus(evidence({ earnedUsdMinor: null }), kol)).toBeUndefined();
  });
});

describe('a status', () => {
  const star = { kol: 'star_kol' as const, kolBelowSince: null };
  test('is had at once', () => {
    expect(nextStatus({ kol: 'creator', kolBelowSince: null }, 'kol', 14, AT)).toEqual({
      kol: 'kol',
      kolBelowSince: null,
    });
  });

  test('is lost after fourteen days below, to what is reached then', () => {
    const first = nextStatus(star, 'kol', 14, AT);
    expect(first).toEqual({ kol: 'star_kol', kolBelowSince: AT });
    expect(nextStatus(first, 'rising', 14, addDays(AT, 13))).toEqual(first);
    expect(nextStatus(first, 'rising', 14, addDays(AT, 14))).toEqual({ kol: 'rising', kolBelowSince: null });
  });

  test('is kept when the evidence comes back in time, and the days start again', () => {
    const first = nextStatus(star, 'kol', 14, AT);
    const back = nextStatus(first, 'star_kol', 14, addDays(AT, 13));
    expect(back).toEqual(star);
    expect(nextStatus(back, 'kol', 14, addDays(AT, 14)).kolBelowSince).toEqual(addDays(AT, 14));
  });

  test('stays while it cannot be told, and the days below with it', () => {
    const first = nextStatus(star, 'kol', 14, AT);
    expect(nextStatus(first, undefined, 14, addDays(AT, 20))).toEqual(first);
  });
});

test('reach class: of the largest network, by its followers', () => {
  const accounts = [
    { network: 'x', followers: 9_999 },
    { network: 'tiktok', followers: 10_000 },
    { network: 'google', followers: null },
  ];
  expect(largestOf(accounts)?.network).toBe('tiktok');
  expect(largestOf([{ network: 'google', followers: null }])).toBeNull();
  const classes = [null, 999, 1_000, 9_999, 10_000, 100_000, 500_000, 1_000_000].map((each) =>
    reachClassOf(each, reach),
  );
  expect(classes).toEqual([null, null, 'nano', 'nano', 'micro', 'mid', 'macro', 'mega']);
});

test('rates of nothing are not known, and no rate is over the whole', () => {
  expect(returnRateOf(0, 0)).toBeNull();
  expect(returnRateOf(3, 1)).toBe(3_333);
  expect(returnRateOf(1, 2)).toBe(10_000);
  expect(reliabilityOf(null)).toBeNull();
  expect(reliabilityOf({ briefsKept: 0, briefsDue: 0, approvedAtFirst: 0, reviewed: 0 })).toBeNull();
  expect(reliabilityOf({ briefsKept: 3, briefsDue: 4, approvedAtFirst: 3, reviewed: 4 })).toBe(7_500);
});

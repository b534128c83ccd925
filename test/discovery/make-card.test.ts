import { describe, expect, test } from 'vitest';
import { type CardFacts, makeCard } from '../../src/discovery/make-card.ts';
import { recommend } from '../../src/discovery/recommend.ts';
import { wordsOf } from '../../src/kit/words.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const TOMORROW = new Date('2026-03-03T09:00:00Z');

const facts = (overrides: Partial<CardFacts> = {}): CardFacts => ({
  creator: { _id: 'crt_1', displayName: 'Inês Carvalho', country: 'PT', languages: ['pt'], niches: ['food'] },
  networks: [
    { network: 'tiktok', username: 'ines.cozinha', profileUrl: null, followers: 12_000 },
    { network: 'google', username: null, profileUrl: null, followers: null },
  ],
  standing: { tier: 'silver', reachClass: 'micro', kol: 'creator', authenticity: 83 },
  clicks: 200,
  sales: [
    { brandId: 'brn_1', orders: 3, gmvMinor: 9_000 },
    { brandId: 'brn_2', orders: 1, gmvMinor: 1_001 },
  ],
  categories: [
    { category: 'kitchen', orders: 3, quantity: 4, baseMinor: 12_000 },
    { category: 'home', orders: 1, quantity: 1, baseMinor: 1_000 },
  ],
  currency: 'EUR',
  ...overrides,
});
const card = (overrides: Partial<CardFacts> = {}) => makeCard(facts(overrides), NOW, TOMORROW);

describe('a card', () => {
  test('holds the figures of what was sold, and a word for each that can be asked for', () => {
    const made = card();
    expect(made).toMatchObject({ orders: 4, gmvMinor: 10_001, aovMinor: 2_500, cvrBps: 200, followers: 12_000 });
    expect(made.priceLevel).toBe('mid');
    expect(made.traits).toEqual(
      expect.arrayContaining([
        'country:PT',
        'niche:food',
        'network:tiktok',
        'brand:brn_1',
        'authentic:80',
        'price:mid',
      ]),
    );
    expect(made.traits).not.toContain('authentic:90');
    expect(made.words).toEqual(['ines', 'carvalho', 'cozinha', 'food']);
  });

  test('leaves unknown what is unknown, and sorts it behind everything known', () => {
    const made = card({
      networks: [],
      clicks: 12,
      sales: [{ brandId: 'brn_1', orders: 1, gmvMinor: null }],
      categories: [{ category: 'kitchen', orders: 1, quantity: 1, baseMinor: null }],
      standing: { tier: 'bronze', reachClass: null, kol: 'creator', authenticity: null },
    });
    expect(made).toMatchObject({ followers: null, cvrBps: null, gmvMinor: null, aovMinor: null, priceLevel: null });
    expect(made.sort).toEqual({ gmv: -1, orders: 1, followers: -1, authenticity: -1, cvr: -1, aov: -1 });
    expect(made.traits.filter((trait) => /^(authentic|reach|price|network):/.test(trait))).toEqual([]);
  });

  test('a creator who sold nothing has a GMV of zero and no average order', () => {
    expect(card({ sales: [], categories: [] })).toMatchObject({ orders: 0, gmvMinor: 0, aovMinor: null, cvrBps: 0 });
  });
});

test('words are folded: accents, case and width make no difference, and their number is bounded', () => {
  expect(wordsOf(['Inês', 'INES', 'Ｉｎｅｓ'])).toEqual(['ines']);
  expect(wordsOf(['Ёлка ёлка'])).toEqual(['елка']);
  expect(wordsOf([Array.from({ length: 90 }, (_, index) => `w${index}`).join(' ')])).toHaveLength(40);
});

describe('a recommendation', () => {
  const subject = { brandId: 'brn_1', categories: ['kitchen'], countries: ['PT'], niches: ['food'], priceLevel: null };

  test('is the sum of its reasons, the strongest first', () => {
    const { score, reasons } = recommend(card(), subject);
    expect(reasons.map(({ points }) => points)).toEqual(reasons.map(({ points }) => points).toSorted((a, b) => b - a));
    expect(score).toBeCloseTo(reasons.reduce((sum, { points }) => sum + points, 0));
    expect(reasons[0]).toMatchObject({ reason: 'sold_category', figure: 3 });
  });

  test('grows with every fact that speaks for her and never falls for one more sale', () => {
    const plain = recommend(card({ sales: [], categories: [] }), subject).score;
    const sold = recommend(card(), subject).score;
    const more = recommend(
      card({ categories: [{ category: 'kitchen', orders: 9, quantity: 9, baseMinor: 27_000 }] }),
      subject,
    ).score;
    expect(sold).toBeGreaterThan(plain);
    expect(more).toBeGreaterThan(sold);
  });

  test('says nothing for a creator about whom nothing speaks', () => {
    const stranger = card({
      creator: { _id: 'crt_2', displayName: 'X', country: 'DE', languages: [], niches: [] },
      standing: { tier: 'bronze', reachClass: null, kol: 'creator', authenticity: null },
      clicks: 0,
      sales: [],
      categories: [],
    });
    expect(recommend(stranger, subject)).toEqual({ score: 0, reasons: [] });
  });
});

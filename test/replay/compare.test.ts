import { describe, expect, test } from 'vitest';
import type { Books, CreatorBooks } from '../../scripts/replay/collect-books.ts';
import { compareBooks } from '../../scripts/replay/compare.ts';
import type { Recomputed } from '../../scripts/replay/recompute.ts';
import { sayAgreement } from '../../scripts/replay/summary.ts';

const placedAt = Date.parse('2024-03-01T09:00:00Z');
const deliveredAt = Date.parse('2024-03-07T09:00:00Z');
const second: Recomputed = {
  orders: new Map([
    [
      'a/x',
      {
        ...{ gmv: 60_000, net: 50_000, earned: 5_000, commission: 5_000, bonus: 455, tier: 'silver', creator: 0 },
        ...{ purchasedAt: placedAt, deliveredAt },
      },
    ],
  ]),
  gmv: 60_000,
  net: 50_000,
  creators: new Map([[0, 5_000]]),
  commission: 5_000,
  bonus: 455,
  cancelled: 0,
  moves: new Map([[0, [{ day: Date.parse('2024-02-10T00:00:00Z'), from: 'bronze', to: 'silver' }]]]),
  lastDay: Date.parse('2024-03-01T00:00:00Z'),
};

const creatorBooks = (change: Partial<CreatorBooks> = {}): CreatorBooks => ({
  number: 0,
  name: 'Creator 0001',
  pendingMinor: 0,
  payableMinor: 0,
  inTransitMinor: 0,
  paidMinor: 5_000,
  payouts: 1,
  sentMinor: 5_000,
  transferredMinor: 5_000,
  orders: new Map([['a/x', 5_000]]),
  tiers: new Map([['a/x', 'silver']]),
  moves: ['2024-02-10 bronze > silver', '2024-04-01 silver > bronze'],
  ...change,
});

const booksWith = (change: Partial<Books> = {}): Books => ({
  orders: 1,
  gmvMinor: 60_000,
  netGmvMinor: 50_000,
  commissions: [{ state: 'paid', count: 1, amountMinor: 5_000 }],
  trial: [
    {
      currency: 'BRL',
      accounts: [
        { account: 'brand:owed', amountMinor: -5_000 },
        { account: 'creator:paid', amountMinor: 5_000 },
      ],
      sumMinor: 0,
    },
  ],
  findings: [],
  creators: [creatorBooks()],
  clicks: 3,
  transfers: 1,
  ...change,
});

const whatDiffers = (books: Books, sightings: Parameters<typeof compareBooks>[2] = []) =>
  compareBooks(books, second, sightings, 3).map(({ what }) => what);

describe('comparing the books with the recomputation', () => {
  test('finds nothing where they agree', () => {
    expect(whatDiffers(booksWith())).toEqual([]);
  });

  test.each<[string, Books]>([
    ['orders', booksWith({ orders: 2 })],
    ['GMV', booksWith({ gmvMinor: 60_001 })],
    ['net GMV', booksWith({ netGmvMinor: 49_999 })],
    ['clicks', booksWith({ clicks: 2 })],
    ['commissions that stand', booksWith({ commissions: [{ state: 'paid', count: 1, amountMinor: 5_001 }] })],
    ['Creator 0001: a/x', booksWith({ creators: [creatorBooks({ orders: new Map([['a/x', 4_999]]) })] })],
    ['Creator 0001: transferred, says Stripe', booksWith({ creators: [creatorBooks({ transferredMinor: 10_000 })] })],
    ['Creator 0001: in transit', booksWith({ creators: [creatorBooks({ inTransitMinor: 1 })] })],
  ])('sees one cent in %s', (what, books) => {
    expect(whatDiffers(books)).toEqual([what]);
  });

  test('sees that an order went to somebody else', () => {
    const nothing = { paidMinor: 0, sentMinor: 0, transferredMinor: 0, tiers: new Map(), moves: [] };
    const other = creatorBooks({ number: 1, name: 'Creator 0002', ...nothing });
    const books = booksWith({ creators: [creatorBooks({ orders: new Map() }), other] });
    expect(whatDiffers(books)).toEqual(['Creator 0001: a/x', 'Creator 0002: a/x']);
  });

  test('sees money that could have been paid and was not', () => {
    const one = creatorBooks({ paidMinor: 2_500, sentMinor: 2_500, transferredMinor: 2_500, payableMinor: 2_500 });
    expect(whatDiffers(booksWith({ creators: [one] }))).toContain('Creator 0001: payable and not paid');
  });

  test('sees another tier on a receipt, and a move of a tier on another day', () => {
    const gold = creatorBooks({ tiers: new Map([['a/x', 'gold']]) });
    const later = creatorBooks({ moves: ['2024-02-11 bronze > silver'] });
    expect(whatDiffers(booksWith({ creators: [gold] }))).toEqual(['Creator 0001: tier of a/x']);
    expect(whatDiffers(booksWith({ creators: [later] }))).toEqual(['Creator 0001: moves of her tier']);
  });

  test('names who had a bonus, with how much and what moved her', () => {
    const said = sayAgreement(second, booksWith(), 0, []);
    expect(said).toMatch(/of it bonus of tiers +4\.55 BRL/);
    expect(said).toMatch(/creators with a bonus +1\n {2}Creator 0001 +1 +4\.55 BRL {2}2024-02-10 bronze > silver\n/);
  });

  test('sees a wrong lock date', () => {
    const newsUntil = new Date('2024-03-10T00:00:00Z');
    const right = { orderKey: 'a/x', lockAt: '2024-03-22T09:00:00.000Z', newsUntil };
    const wrong = { ...right, lockAt: '2024-03-21T09:00:00.000Z' };
    expect(whatDiffers(booksWith(), [right])).toEqual([]);
    expect(whatDiffers(booksWith(), [right, wrong])).toEqual(['lock date of a/x on 2024-03-10T00:00:00.000Z']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHART, isMaintained } from '../../src/ledger/chart.ts';
import { type Entry, entryProblem, hashOf, move, type Posting } from '../../src/ledger/entry.ts';

const leg = (amountMinor: number, currency = 'EUR', owner = 'ann'): Posting => ({
  account: 'creator:pending',
  owner,
  currency,
  amountMinor,
});
const entry = (...postings: Posting[]): Entry => ({ key: 'k', fact: { kind: 'order', id: 'o' }, postings });

describe('an entry is refused', () => {
  test.for([
    ['without postings', entry()],
    ['with one posting', entry(leg(5))],
    ['when it does not sum to zero', entry(leg(5), leg(-4))],
    ['when only the sum over all currencies is zero', entry(leg(5, 'EUR'), leg(-5, 'USD'))],
    ['with an amount of zero', entry(leg(5), leg(-5), leg(0))],
    ['with fractions', entry(leg(0.5), leg(-0.5))],
    ['with what is no number', entry(leg(Number.NaN), leg(5))],
    ['with infinity', entry(leg(Number.POSITIVE_INFINITY), leg(Number.NEGATIVE_INFINITY))],
    ['with more than a safe integer', entry(leg(2 ** 53), leg(-(2 ** 53)))],
    ['with a number as text', entry(leg('5' as never), leg(-5))],
  ] as const)('%s', ([, wrong]) => {
    expect(entryProblem(wrong)).toBeTruthy();
  });
});

const amount = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).filter((value) => value !== 0);
const postings = fc.array(
  fc
    .record({
      account: fc.constantFrom('creator:pending', 'brand:owed', 'platform:fees'),
      owner: fc.constantFrom('ann', 'bob'),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      amountMinor: amount,
    })
    .map((made) => (made.account === 'platform:fees' ? { ...made, owner: 'platform' } : made)),
  { minLength: 2, maxLength: 12 },
) as fc.Arbitrary<Posting[]>;

test('an entry is taken exactly when every currency sums to zero', () => {
  fc.assert(
    fc.property(postings, fc.boolean(), (legs, settle) => {
      const currencies = [...new Set(legs.map((posting) => posting.currency))];
      const sumOf = (currency: string) =>
        legs.filter((posting) => posting.currency === currency).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const open = currencies.filter((currency) => sumOf(currency) !== 0);
      const balanced = settle ? [...legs, ...open.map((currency) => leg(-sumOf(currency), currency))] : legs;
      expect(entryProblem(entry(...balanced)) === undefined).toBe(settle || open.length === 0);
    }),
  );
});

test('a movement takes from one account what it gives to the other', () => {
  const [from, to] = move(
    { account: 'creator:pending', owner: 'ann', currency: 'EUR' },
    { account: 'creator:payable', owner: 'ann', currency: 'EUR' },
    250,
  );
  expect([from, to]).toMatchObject([
    { account: 'creator:pending', amountMinor: -250 },
    { account: 'creator:payable', amountMinor: 250 },
  ]);
});

test('the fingerprint of an entry changes with whatever it says, and with nothing else', () => {
  const base = entry(leg(5), leg(-5, 'EUR', 'bob'));
  const others: Entry[] = [
    { ...base, fact: { kind: 'payout', id: 'o' } },
    { ...base, fact: { kind: 'order', id: 'p' } },
    entry(leg(6), leg(-6, 'EUR', 'bob')),
    entry(leg(5, 'USD'), leg(-5, 'USD', 'bob')),
    entry(leg(5), leg(-5, 'EUR', 'cyd')),
    entry({ ...leg(5), account: 'creator:paid' }, leg(-5, 'EUR', 'bob')),
  ];
  const hashes = others.map(hashOf);
  expect(new Set([hashOf(base), ...hashes]).size).toBe(others.length + 1);
  expect(hashOf(structuredClone(base))).toBe(hashOf(base));
  expect(hashOf({ ...base, key: 'other' })).toBe(hashOf(base));
});

test('what creators and agencies are owed is kept ready; what every order touches is summed up', () => {
  expect(Object.keys(CHART).filter((account) => isMaintained(account as keyof typeof CHART))).toEqual([
    'creator:pending',
    'creator:payable',
    'creator:in_transit',
    'creator:paid',
    'agency:pending',
    'agency:payable',
    'agency:in_transit',
    'agency:paid',
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RosterTerms, shareInForce } from '../../src/agencies/index.ts';
import { addDays } from '../../src/kit/clock.ts';

const start = new Date('2026-01-01T00:00:00Z');
const day = (count: number): Date => addDays(start, count);

const row = (overrides: Partial<RosterTerms>): RosterTerms => ({
  rosterId: 'rst_1',
  agencyId: 'agc_1',
  creatorId: 'crt_1',
  kind: 'agreed',
  shareBps: 2_000,
  from: day(0),
  until: null,
  termsVersion: '1',
  recordedAt: overrides.from ?? day(0),
  ...overrides,
});

const shareAt = (rows: RosterTerms[], at: Date) => shareInForce(rows, at)?.shareBps;

describe('the share in force', () => {
  test('is none before the creator joined and the agreed one from then on', () => {
    expect(shareInForce([row({})], new Date(start.getTime() - 1))).toBeUndefined();
    expect(shareInForce([row({})], start)).toEqual({
      agencyId: 'agc_1',
      rosterId: 'rst_1',
      shareBps: 2_000,
      termsVersion: '1',
    });
  });

  test('follows a change from the moment it was agreed to, never backwards', () => {
    const rows = [row({}), row({ shareBps: 3_000, from: day(10), termsVersion: '2' })];
    expect(shareAt(rows, day(9))).toBe(2_000);
    expect(shareAt(rows, day(10))).toBe(3_000);
  });

  test('ends with the agreed term, and with an unlinking', () => {
    expect(shareAt([row({ until: day(5) })], day(5))).toBeUndefined();
    const unlinked = [row({}), row({ kind: 'ended', shareBps: 0, from: day(7), recordedAt: day(0) })];
    expect(shareAt(unlinked, new Date(day(7).getTime() - 1))).toBe(2_000);
    expect(shareAt(unlinked, day(7))).toBeUndefined();
  });

  test('a term that was renewed does not fall back to the older one', () => {
    const rows = [row({ until: day(90) }), row({ from: day(10), until: day(20), shareBps: 1_000 })];
    expect(shareAt(rows, day(30))).toBeUndefined();
  });

  test('an end of one agency says nothing about the next one', () => {
    const rows = [
      row({}),
      row({ kind: 'ended', shareBps: 0, from: day(7), recordedAt: day(0) }),
      row({ kind: 'ended', shareBps: 0, from: day(2), recordedAt: day(2) }),
      row({ rosterId: 'rst_2', agencyId: 'agc_2', from: day(3), shareBps: 500 }),
    ];
    expect(shareInForce(rows, day(8))).toMatchObject({ agencyId: 'agc_2', shareBps: 500 });
  });

  test('rests while the agency is suspended', () => {
    const suspensionsOf = () => [
      { from: day(1), until: day(2) },
      { from: day(5), until: null },
    ];
    const at = (count: number) => shareInForce([row({})], day(count), suspensionsOf)?.shareBps;
    expect([0, 1, 2, 4, 5, 50].map(at)).toEqual([2_000, undefined, 2_000, 2_000, undefined, undefined]);
  });

  test('does not depend on the order in which rows are read', () => {
    const rows = [
      row({}),
      row({ shareBps: 1_500, from: day(3) }),
      row({ shareBps: 1_700, from: day(3), recordedAt: day(4) }),
      row({ kind: 'ended', shareBps: 0, from: day(9), recordedAt: day(2) }),
      row({ rosterId: 'rst_2', agencyId: 'agc_2', from: day(12), shareBps: 500 }),
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.integer({ min: -1, max: 20 }),
        (mixed, at) => {
          expect(shareInForce(mixed, day(at))).toEqual(shareInForce(rows, day(at)));
        },
      ),
    );
  });
});

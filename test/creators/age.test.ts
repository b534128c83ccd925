import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOn } from '../../src/creators/age.ts';

test.for([
  ['2008-03-02', '2026-03-02T00:00:00Z', 18],
  ['2008-03-02', '2026-03-01T23:59:59.999Z', 17],
  ['2008-03-03', '2026-03-02T12:00:00Z', 17],
  ['2008-12-31', '2026-01-01T00:00:00Z', 17],
  ['2008-01-01', '2026-12-31T00:00:00Z', 18],
  ['2008-02-29', '2026-02-28T23:59:59Z', 17],
  ['2008-02-29', '2026-03-01T00:00:00Z', 18],
  ['2008-02-29', '2028-02-29T00:00:00Z', 20],
  ['2026-03-02', '2026-03-02T00:00:00Z', 0],
  ['2026-03-03', '2026-03-02T00:00:00Z', -1],
] as const)('someone born on %s is at %s %i years old', ([born, at, years]) => {
  expect(ageOn(born, new Date(at))).toBe(years);
});

test('one ages by one each birthday and at no other time', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2007-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40_000 }), (birth, days) => {
      const born = birth.toISOString().slice(0, 10);
      const at = new Date(Date.UTC(2008, 0, 1) + days * 86_400_000);
      const next = new Date(at.getTime() + 86_400_000);
      const grown = ageOn(born, next) - ageOn(born, at);
      const birthday =
        next.toISOString().slice(5, 10) === born.slice(5) ||
        (born.endsWith('02-29') && next.toISOString().slice(5, 10) === '03-01');
      expect(grown === 0 || grown === 1).toBe(true);
      if (grown === 1) expect(birthday).toBe(true);
    }),
  );
});

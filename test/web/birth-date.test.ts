import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAdult, toIsoDate } from '../../src/web/public/apply/birth-date.ts';

describe('a birth date in three fields', () => {
  test('is read whether or not its day and month have two digits', () => {
    expect(toIsoDate({ day: '3', month: '5', year: '1995' })).toBe('1995-05-03');
    expect(toIsoDate({ day: '03', month: '05', year: '1995' })).toBe('1995-05-03');
  });

  test.each([
    { day: '31', month: '2', year: '1995' },
    { day: '29', month: '2', year: '1999' },
    { day: '0', month: '1', year: '1999' },
    { day: '1', month: '13', year: '1999' },
    { day: '1', month: '1', year: '99' },
    { day: '1', month: '1', year: '2999' },
    { day: '', month: '', year: '' },
    { day: 'x', month: '1', year: '1999' },
    { day: '-1', month: '1', year: '1999' },
  ])('is refused when the calendar has no such day: $day/$month/$year', (parts) => {
    expect(toIsoDate(parts)).toBeNull();
  });

  test('every day of the calendar is read back as itself', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        expect(toIsoDate({ day: String(Number(day)), month: String(Number(month)), year })).toBe(iso);
      }),
    );
  });
});

describe('of age', () => {
  const now = new Date('2026-11-22T10:00:00Z');

  test('on the eighteenth birthday itself, and not the day before', () => {
    expect(isAdult('2008-11-22', now)).toBe(true);
    expect(isAdult('2008-11-23', now)).toBe(false);
  });

  test('somebody born on 29 February comes of age on 1 March of a common year', () => {
    expect(isAdult('2008-02-29', new Date('2026-02-28T23:00:00Z'))).toBe(false);
    expect(isAdult('2008-02-29', new Date('2026-03-01T00:00:00Z'))).toBe(true);
  });
});

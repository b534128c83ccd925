import { describe, expect, test } from 'vitest';
import { forecastOf } from '../../src/standing/forecast.ts';

const TODAY = new Date('2026-03-10T00:00:00Z');
const week = (each: number) => Array<number>(7).fill(each);

describe('a forecast goes straight on', () => {
  test('at the average pace of the last four weeks, with the best and the poorest week as its margins', () => {
    const counts = [...week(900), ...week(5), ...week(10), ...week(20), ...week(5)];
    expect(forecastOf(counts, 900, 1_000, TODAY)).toEqual({
      pacePerDay: 10,
      on: '2026-03-20',
      earliest: '2026-03-15',
      latest: '2026-03-30',
    });
  });

  test('and says nothing when the goal is reached', () => {
    expect(forecastOf(week(1), 1_000, 1_000, TODAY)).toBeNull();
  });

  test('and names no day when nobody comes, when more leave than come, or when it would take twenty years', () => {
    const none = { on: null, earliest: null, latest: null };
    expect(forecastOf([], 1, 10, TODAY)).toMatchObject({ pacePerDay: 0, ...none });
    expect(forecastOf(week(-1), 1, 10, TODAY)).toMatchObject(none);
    expect(forecastOf([...week(1), ...week(1), ...week(1), ...week(1)], 0, 7_301, TODAY)).toMatchObject(none);
  });

  test('more of a pace never comes later', () => {
    const days = [1, 2, 3, 5, 8, 13].map((each) => forecastOf(Array<number>(28).fill(each), 0, 1_000, TODAY)?.on ?? '');
    expect(days).toEqual(days.toSorted().toReversed());
  });
});

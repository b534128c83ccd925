import { describe, expect, test } from 'vitest';
import { compare, percentile, spreadOf } from '../../scripts/bench/statistics.ts';

describe('a spread', () => {
  test('of an odd number of rounds has the middle one as its median', () => {
    expect(spreadOf([3, 1, 10])).toEqual({ median: 3, min: 1, max: 10 });
  });

  test('of an even number of rounds has the mean of the two in the middle', () => {
    expect(spreadOf([4, 1, 2, 10])).toEqual({ median: 3, min: 1, max: 10 });
  });
});

describe('a percentile', () => {
  test('is the value that so many of the values do not exceed', () => {
    const values = Float64Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile(values, 0.5)).toBe(100);
    expect(percentile(values, 1)).toBe(200);
  });

  test('leaves the values in their order', () => {
    const values = [3, 1, 2];
    percentile(values, 0.99);
    expect(values).toEqual([3, 1, 2]);
  });

  test('of one value is that value, and of none is none', () => {
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.99)).toBeNaN();
  });
});

describe('subject and ceiling of a round compare', () => {
  const ceiling = { value: 200, p99Ms: 4 };
  const subject = { value: 150, p99Ms: 10 };

  test.for([
    ['ratio', 0.75],
    ['p99Ratio', 2.5],
    ['differenceMs', -50],
  ] as const)('by their %s', ([figure, value]) => {
    expect(compare(figure, ceiling, subject)).toBe(value);
  });

  test('to no figure where there was nothing to measure', () => {
    expect(compare('p99Ratio', { value: 1 }, subject)).toBeNaN();
  });
});

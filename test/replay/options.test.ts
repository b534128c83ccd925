import { describe, expect, test } from 'vitest';
import { readOptions } from '../../scripts/replay/options.ts';

describe('the command line', () => {
  test('takes one file; the rest has defaults', () => {
    expect(readOptions(['orders.csv'])).toEqual({ file: 'orders.csv', share: 0.4, seed: 7, creators: 300 });
  });

  test('takes what it is given', () => {
    const words = ['--share', '0.5', 'orders.csv', '--seed', '1', '--creators=20', '--limit', '100', '--keep', 'there'];
    expect(readOptions(words)).toEqual({
      file: 'orders.csv',
      share: 0.5,
      seed: 1,
      creators: 20,
      limit: 100,
      keep: 'there',
    });
  });

  test('explains itself when asked', () => {
    expect(readOptions(['--help'])).toBeUndefined();
  });

  test.each([
    [[], 'Give one file'],
    [['a.csv', 'b.csv'], 'Give one file'],
    [['a.csv', '--share', '2'], '--share'],
    [['a.csv', '--creators', '0'], '--creators'],
    [['a.csv', '--seed', 'x'], '--seed'],
    [['a.csv', '--speed', '9'], '--speed'],
  ])('%j is refused with a sentence', (words, sentence) => {
    expect(() => readOptions(words)).toThrow(sentence);
  });
});

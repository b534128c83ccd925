import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PUBLISHED_TIERS, sayMove, stepAt, tierMoves } from '../../scripts/replay/recompute-tiers.ts';

const at = (day: string, time = '00:00:00') => Date.parse(`${day}T${time}Z`);
const sale = (day: string, net: number) => ({ decidedAt: at(day, '10:00:00'), net });

describe('tiers, by the second opinion', () => {
  test('go up the day after, as far as it reaches, and down a step at each end of a month', () => {
    const moves = tierMoves([sale('2017-01-10', 30_000_00)], PUBLISHED_TIERS, at('2017-06-02'));
    expect(moves.map(sayMove)).toEqual([
      '2017-01-11 bronze > gold',
      '2017-05-01 gold > silver',
      '2017-06-01 silver > bronze',
    ]);
    const step = (day: string, time?: string) => stepAt(moves, PUBLISHED_TIERS, at(day, time));
    expect(step('2017-01-10', '23:59:59')).toMatchObject({ tier: 'bronze', bonus: 0 });
    expect(step('2017-01-11')).toMatchObject({ tier: 'gold', bonus: 200 });
    expect(step('2017-05-31', '23:59:59')).toMatchObject({ tier: 'silver', bonus: 100 });
    expect(step('2017-06-01')).toMatchObject({ tier: 'bronze', bonus: 0 });
  });

  test('do not fall while what is in the window reaches them, nor below the first', () => {
    const sales = [sale('2017-01-10', 6_000_00), sale('2017-03-30', 6_000_00), sale('2017-06-20', -900_00)];
    expect(tierMoves(sales, PUBLISHED_TIERS, at('2017-12-01')).map(sayMove)).toEqual([
      '2017-01-11 bronze > silver',
      '2017-07-01 silver > bronze',
    ]);
  });

  test('are where everybody starts when nothing was sold', () => {
    expect(tierMoves([], PUBLISHED_TIERS, at('2017-12-01'))).toEqual([]);
    expect(stepAt([], PUBLISHED_TIERS, at('2017-12-01')).tier).toBe('bronze');
  });
});

test('the second opinion imports nothing of Kolect', () => {
  const imported = ['recompute', 'recompute-tiers', 'recompute-standings'].flatMap((name) =>
    [...readFileSync(`scripts/replay/${name}.ts`, 'utf8').matchAll(/^import (type )?.* from '(.+)';$/gm)]
      .filter(([, isType]) => !isType)
      .map(([, , from]) => from),
  );
  expect(new Set(imported)).toEqual(new Set(['node:fs', 'node:zlib', 'csv-parse/sync', './recompute-tiers.ts']));
});

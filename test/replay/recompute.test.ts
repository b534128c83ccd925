import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockTime, recompute, tenPercent } from '../../scripts/replay/recompute.ts';

const file = fileURLToPath(new URL('./fixtures/orders.csv', import.meta.url));
const broken = new Set([13, 21, 25, 27, 28]);

describe('ten per cent', () => {
  test.each([
    [8_994, 899],
    [8_995, 900],
    [4_485, 448],
    [85, 8],
    [95, 10],
    [96, 10],
    [0, 0],
  ])('of %i is %i: half goes to the even neighbour', (amount, expected) => {
    expect(tenPercent(amount)).toBe(expected);
  });

  test('is never more than half a unit off', () => {
    fc.assert(fc.property(fc.nat(1_000_000_000), (amount) => Math.abs(tenPercent(amount) * 10 - amount) <= 5));
  });
});

describe('recomputed from the file', () => {
  const touches = [
    { orderKey: 'order-02/acre', creator: 0 },
    { orderKey: 'order-03/bahia', creator: 1 },
    { orderKey: 'order-13/bahia', creator: 1 },
    { orderKey: 'order-07/ceara', creator: 2 },
  ];
  const result = recompute(file, touches, broken);

  test('GMV holds what was cancelled and the freight, net GMV neither', () => {
    expect(result).toMatchObject({ gmv: 588_392, net: 333_537 });
    expect(result.orders.size).toBe(22);
    expect(result.orders.get('order-13/bahia')).toMatchObject({ gmv: 46_250, net: 0, earned: 4_505, commission: 0 });
  });

  test('each line is rounded by itself, and only touched orders earn', () => {
    expect([...result.creators]).toEqual([
      [0, 900 + 448],
      [1, 1_200],
      [2, 3 * 10],
    ]);
    expect(result).toMatchObject({ commission: 2_578, cancelled: 4_505 });
  });

  test('a line that is left out does not count', () => {
    expect(recompute(file, touches, new Set([...broken, 4])).creators.get(0)).toBe(900);
  });

  test('it locks 15 days after the delivery that is known, else 60 days after the purchase', () => {
    const late = result.orders.get('order-09/acre');
    if (!late) throw new Error('order-09 is missing');
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    expect(day(lockTime(late, Date.parse('2024-05-01')))).toBe('2024-05-05');
    expect(day(lockTime(late, Date.parse('2024-05-09')))).toBe('2024-05-23');
  });
});

import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockTime, recompute, shareOf } from '../../scripts/replay/recompute.ts';
import { sayMove } from '../../scripts/replay/recompute-tiers.ts';
import { LOW_TIERS } from './low-tiers.ts';

const file = fileURLToPath(new URL('./fixtures/orders.csv', import.meta.url));
const broken = new Set([13, 21, 25, 27, 28]);

describe('a share', () => {
  test.each([
    [8_994, 1_000, 899],
    [8_995, 1_000, 900],
    [4_485, 1_000, 448],
    [85, 1_000, 8],
    [95, 1_000, 10],
    [96, 1_000, 10],
    [4_450, 1_100, 490],
    [8_950, 1_100, 984],
    [20, 1_250, 2],
    [0, 1_100, 0],
  ])('of %i at %i hundredths of a per cent is %i: half goes to the even neighbour', (amount, basisPoints, expected) => {
    expect(shareOf(amount, basisPoints)).toBe(expected);
  });

  test('is never more than half a unit off', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(10_000), (amount, basisPoints) => {
        const off = shareOf(amount, basisPoints) * 10_000 - amount * basisPoints;
        expect(Math.abs(off)).toBeLessThanOrEqual(5_000);
      }),
    );
  });

  test('of what cannot be computed exactly is refused', () => {
    expect(() => shareOf(Number.MAX_SAFE_INTEGER, 1_000)).toThrow(RangeError);
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
    expect(result).toMatchObject({ gmv: 698_357, net: 434_792 });
    expect(result.orders.size).toBe(30);
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

describe('with tiers', () => {
  const touches = ['01', '02', '03', '15', '16', '21', '25', '33', '35', '38'].map((number) => ({
    orderKey: `order-${number}/acre`,
    creator: 3,
  }));
  const bags = ['03', '05', '13', '15', '20', '22', '23', '26'].map((number) => ({
    orderKey: `order-${number}/bahia`,
    creator: 0,
  }));
  const result = recompute(file, [...touches, ...bags], broken, LOW_TIERS);
  const of = (key: string) => {
    const { tier = '', earned = 0, bonus = 0 } = result.orders.get(key) ?? {};
    return [tier, earned, bonus];
  };

  test('what was approved moves them, the sale that was taken back later too', () => {
    expect(result.moves.get(3)?.map(sayMove)).toEqual([
      '2024-03-25 bronze > silver',
      '2024-04-03 silver > gold',
      '2024-05-01 gold > silver',
    ]);
    expect(result.moves.get(0)?.map(sayMove)).toEqual([
      '2024-03-26 bronze > silver',
      '2024-05-01 silver > bronze',
      '2024-05-10 bronze > silver',
    ]);
  });

  test('each line has the rate and the bonus of the day on which it was bought, rounded by itself', () => {
    expect(of('order-22/bahia')).toEqual(['silver', 1_321, 121]);
    expect(of('order-23/bahia')).toEqual(['bronze', 1_990, 0]);
    expect(of('order-26/bahia')).toEqual(['silver', 1_321, 121]);
    // At 12.5 %: 1,124.375 and 7.5, of which half goes to the even neighbour.
    expect(of('order-33/acre')).toEqual(['gold', 1_124 + 8, 226]);
  });

  test('the bonus is a part of what stands, and nobody else’s', () => {
    expect(result.bonus).toBe([...result.orders.values()].reduce((sum, order) => sum + order.bonus, 0));
    expect(result.commission - result.bonus).toBe(recompute(file, [...touches, ...bags], broken).commission);
  });
});

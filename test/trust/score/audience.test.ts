import { describe, expect, it } from 'vitest';
import { addFollower, bandsOf, fakeShareOf, hitRatesOf, noFollowers } from '../../../src/trust/score/audience.ts';
import { randomFrom } from '../../../src/trust/score/random.ts';
import { scorerOf } from '../../../src/trust/score/score.ts';
import { trainModel } from '../../../src/trust/score/train.ts';
import { inventAccounts } from './accounts.ts';

describe('the share of fakes in an audience', () => {
  const model = trainModel(inventAccounts(600, 1), 7);
  const score = scorerOf(model);
  const people = inventAccounts(4000, 9);
  const fakes = people.filter(({ fake }) => fake);
  const genuine = people.filter(({ fake }) => !fake);

  it.each([0, 0.1, 0.3, 0.6, 0.9])('is found near %d by a trained model', (share) => {
    const random = randomFrom(3);
    const size = 800;
    const counts = noFollowers(model);
    for (let follower = 0; follower < size; follower += 1) {
      const pool = follower < size * share ? fakes : genuine;
      const account = pool[Math.floor(random() * pool.length)]?.account ?? {};
      addFollower(model, counts, account, score(account));
    }
    const estimate = fakeShareOf(bandsOf(model, counts)) ?? -1;
    expect(Math.abs(estimate - share)).toBeLessThan(0.05);
  });

  it.each([0.05, 0.25, 0.75])(
    'of %d is found exactly where counting labels is wrong, if the rates are right',
    (share) => {
      const rates = { fakes: [0.1, 0.2, 0.7], genuine: [0.8, 0.15, 0.05] };
      const bands = rates.fakes.map((fakes, band) => {
        const genuine = rates.genuine[band] ?? 0;
        return { count: 1000 * (share * fakes + (1 - share) * genuine), fakes, genuine };
      });
      expect(fakeShareOf(bands)).toBeCloseTo(share, 4);
      const counted = (bands[2]?.count ?? 0) / 1000;
      expect(Math.abs(counted - share)).toBeGreaterThan(0.03);
    },
  );

  it('is unknown for nobody', () => {
    expect(fakeShareOf(bandsOf(model, noFollowers(model)))).toBeUndefined();
  });

  it('uses rates of accounts with known activity apart, and needs both kinds for a rate', () => {
    const seen = [0.1, 0.9].flatMap((probability) => [
      { probability, fake: 1 as const, account: { postsPerMonth: 1 } },
      { probability, fake: 0 as const, account: { postsPerMonth: 1 } },
      { probability, fake: 0 as const, account: {} },
    ]);
    const rates = hitRatesOf(seen);
    expect(rates.map(({ activityKnown }) => activityKnown)).toEqual([true]);
    for (const { fakes: shares } of rates) expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
  });
});

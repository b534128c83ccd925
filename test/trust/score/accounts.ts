import type { Account } from '../../../src/trust/score/account.ts';
import type { Labelled } from '../../../src/trust/score/folds.ts';
import { randomFrom } from '../../../src/trust/score/random.ts';

/** Invented accounts for tests of the machinery: fakes follow many, post little and have digits in their names. */
export function inventAccounts(count: number, seed: number, origin = 'invented'): Labelled[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const fake = index % 4 === 0 ? 1 : 0;
    const typical = fake ? { posts: 3, followers: 40, following: 1800 } : { posts: 90, followers: 400, following: 420 };
    const around = (value: number) => Math.round(value * Math.exp(2 * (random() + random() - 1)));
    const account: Account = {
      postsCount: around(typical.posts),
      followersCount: around(typical.followers),
      followingCount: around(typical.following),
      usernameDigitRatio: random() < (fake ? 0.6 : 0.2) ? Math.round(random() * 50) / 100 : 0,
      hasProfilePicture: random() < (fake ? 0.8 : 0.98) ? 1 : 0,
    };
    if (random() < 0.7) account.bioLength = random() < (fake ? 0.7 : 0.4) ? 0 : Math.round(random() * 150);
    return { account, fake, origin };
  });
}

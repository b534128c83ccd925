import { beforeAll, describe, expect, test } from 'vitest';
import type { PastSnapshot } from '../../../src/accounts/index.ts';
import { addDays } from '../../../src/kit/clock.ts';
import { endConsents } from '../../../src/privacy/index.ts';
import { standings } from '../../../src/standing/model.ts';
import { accountOf } from '../../../src/trust/authenticity/account-of.ts';
import { scoreOf } from '../../../src/trust/authenticity/judge-accounts.ts';
import {
  findAuthenticity,
  ownAuthenticity,
  showAuthenticity,
} from '../../../src/trust/authenticity/show-authenticity.ts';
import { cases } from '../../../src/trust/cases/model.ts';
import { HISTORY_SIGNALS } from '../../../src/trust/history/index.ts';
import { someManager } from '../../support/people.ts';
import { type TestContext, testContext } from '../../support/test-context.ts';
import { accountDesk } from './account-desk.ts';

const START = new Date('2026-03-02T09:00:00Z');

let ctx: TestContext;
let desk: ReturnType<typeof accountDesk>;
beforeAll(async () => {
  ctx = await testContext();
  desk = accountDesk(ctx);
});

const judgeAll = () => desk.judgeAll();
const comeBy: (typeof desk)['comeBy'] = (...told) => desk.comeBy(...told);
const joins: (typeof desk)['joins'] = (...told) => desk.joins(...told);

const seen = (days: number, overrides: Partial<PastSnapshot> = {}): PastSnapshot => ({
  network: 'instagram',
  username: 'ines.cooks',
  at: addDays(START, days),
  followers: 20_000,
  following: 400,
  posts: 300,
  verified: false,
  reactions: null,
  ...overrides,
});

describe('an authenticity score', () => {
  test('is computed with its reasons, shown to the creator and to managers, and told to her standing', async () => {
    const { creatorId, as } = await joins({ followers: 20_000, following: 400, posts: 700 }, true);
    const own = await ownAuthenticity(as);
    expect(own.score).toBeGreaterThan(70);
    expect(own.reasons.length).toBeGreaterThan(1);
    expect(own.reasons[0]).toMatchObject({
      weight: expect.stringMatching(/ly$/),
      findings: [{ feature: expect.any(String), figures: expect.any(Object) }],
    });
    expect(await showAuthenticity(await someManager(ctx, 'reviewer'), creatorId)).toEqual(own);
    expect((await standings(ctx).findById(creatorId).lean())?.authenticity?.score).toBe(own.score);
  });

  test('follows new figures, and a low one is a question that holds nothing', async () => {
    const { creatorId, subject } = await joins({ followers: 15, following: 4_900, posts: 0 }, true, 'user83749261');
    const low = await findAuthenticity(ctx, creatorId);
    expect(low?.score).toBeLessThan(30);
    expect(await cases(ctx).findOne({ creatorId }).lean()).toMatchObject({
      signals: ['authenticity'],
      severity: 'low',
      atStake: [],
    });
    await comeBy(subject, { followers: 9_000, following: 300, posts: 400 });
    await judgeAll();
    expect((await findAuthenticity(ctx, creatorId))?.score).toBeGreaterThan(low?.score ?? 100);
  });

  test('is not computed without consent, and forgotten when the consent ends', async () => {
    const { creatorId: without, as } = await joins({ followers: 500, following: 90, posts: 60 }, false);
    expect(await findAuthenticity(ctx, without)).toBeUndefined();
    await expect(ownAuthenticity(as)).rejects.toMatchObject({ kind: 'missing' });
    const { creatorId, userId } = await joins({ followers: 500, following: 90, posts: 60 }, true);
    expect(await findAuthenticity(ctx, creatorId)).toBeDefined();
    await endConsents(ctx, userId, ['social_scoring']);
    await judgeAll();
    expect(await findAuthenticity(ctx, creatorId)).toBeUndefined();
    expect((await standings(ctx).findById(creatorId).lean())?.authenticity).toBeNull();
  });

  test('takes what a network did not tell as unknown, never as zero', () => {
    const account = accountOf('Inês Carvalho', [
      seen(0, { username: null, following: null, posts: null, verified: null }),
    ]);
    expect(account).toEqual({ fullNameWords: 2, fullNameDigitRatio: 0, followersCount: 20_000 });
    expect(accountOf('Inês', [])).toEqual({});
    expect(accountOf('Inês', [seen(0), seen(20, { posts: 310 })])).not.toHaveProperty('postsPerMonth');
    expect(accountOf('Inês', [seen(0), seen(60, { posts: 310 })])).toMatchObject({
      postsPerMonth: 5,
      postedLast6Months: 1,
    });
    expect(accountOf('Inês', [seen(0), seen(60)])).not.toHaveProperty('postedLast6Months');
    expect(accountOf('Inês', [seen(0), seen(190)])).toMatchObject({ postedLast6Months: 0 });
  });

  test('reads growth from neighbouring snapshots, and comments where there are likes enough and comments at all', () => {
    const growing = [seen(0), seen(10, { followers: 30_000 }), seen(17, { followers: 29_000 })];
    expect(accountOf('Inês', growing)).toMatchObject({ steepestGrowth: 0.5 });
    expect(accountOf('Inês', [seen(0), seen(60, { followers: 90_000 })])).not.toHaveProperty('steepestGrowth');
    const small = [seen(0, { followers: 200 }), seen(7, { followers: 900 })];
    expect(accountOf('Inês', small)).not.toHaveProperty('steepestGrowth');
    const reactions = { posts: 25, likes: 400, comments: 8, likesVariation: 1, commentsVariation: 1 };
    expect(accountOf('Inês', [seen(0, { reactions })])).toMatchObject({
      averageLikesPerPost: 400,
      commentsPerLike: 0.02,
    });
    for (const less of [{ comments: 0 }, { comments: null }, { likes: 50 }, { posts: 6 }])
      expect(accountOf('Inês', [seen(0, { reactions: { ...reactions, ...less } })])).not.toHaveProperty(
        'commentsPerLike',
      );
  });

  test('that grows by leaps, or is liked and never answered, looks a little less genuine, and the reasons say so', () => {
    const creator = { _id: 'crt_1', displayName: 'Inês Carvalho' };
    const scored = (history: PastSnapshot[]) =>
      scoreOf(creator, history, history.at(-1) ?? seen(0), addDays(START, 60));
    const calm = scored([seen(0), seen(10, { followers: 20_300 })]);
    const leap = scored([seen(0), seen(10, { followers: 60_000 })]);
    expect(leap.score).toBeLessThanOrEqual(calm.score);
    const growth = leap.reasons.find(({ name }) => name === 'steepest_growth');
    expect(growth).toMatchObject({ speaksFor: 'fake', findings: [{ form: 'count', figures: { percent: 200 } }] });
    expect(calm.reasons.map(({ name }) => name)).not.toContain('steepest_growth');
  });
});

describe('the history of an account', () => {
  const fired = (history: PastSnapshot[], clicks = 0, now = addDays(START, 100)) =>
    HISTORY_SIGNALS.flatMap(({ name, judge }) => {
      const finding = judge({ history, clicks, now });
      return finding ? [[name, finding.severity, finding.concern]] : [];
    });
  const growing = [0, 7, 14, 21].map((days) => seen(days, { followers: 20_000 + days * 20 }));

  test('tells followers that were bought, and that left again, from an account that grows', () => {
    expect(fired(growing)).toEqual([]);
    const bought = [...growing, seen(25, { followers: 31_000 })];
    expect(fired(bought)).toEqual([['growth_spike', 'low', undefined]]);
    expect(fired([...bought, seen(40, { followers: 28_000 })])).toEqual([['growth_spike', 'medium', undefined]]);
  });

  test('leaves small accounts, long gaps and unknown figures alone', () => {
    expect(fired([seen(0, { followers: 100 }), seen(7, { followers: 900 })])).toEqual([]);
    expect(fired([seen(0), seen(80, { followers: 60_000 })])).toEqual([]);
    expect(fired([seen(0, { followers: null }), seen(7, { followers: 60_000, following: null, posts: null })])).toEqual(
      [],
    );
    expect(fired([])).toEqual([]);
  });

  test('tells a service that follows to be followed back', () => {
    expect(fired([seen(0), seen(7, { following: 1_400 })])).toEqual([['following_spike', 'low', undefined]]);
    expect(fired([seen(0), seen(7, { following: 700 })])).toEqual([]);
  });

  test('tells busy links of an account that has fallen silent', () => {
    const quiet = [seen(0), seen(50), seen(95)];
    expect(fired(quiet, 800)).toEqual([['silence', 'low', undefined]]);
    expect(fired(quiet, 100)).toEqual([]);
    expect(fired([seen(0), seen(50), seen(95, { posts: 301 })], 800)).toEqual([]);
  });
});

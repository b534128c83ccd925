import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_FIELDS, type Account } from '../../../src/trust/score/account.ts';
import { authenticityOf, reasonsOf } from '../../../src/trust/score/explain.ts';
import { FEATURES } from '../../../src/trust/score/features.ts';
import { parseModel } from '../../../src/trust/score/model.ts';
import { scorerOf } from '../../../src/trust/score/score.ts';
import { shippedModel } from '../../../src/trust/score/shipped-model.ts';
import { authenticity } from '../../../src/web/i18n/en/authenticity.ts';

/** The portals' words for a finding; a catalogue of another language has the same keys, which its own test sees to. */
const wordsOf = ({ feature, form }: { feature: string; form: string }): string | undefined =>
  (authenticity.features as Record<string, Record<string, string>>)[feature]?.[form];

const model = shippedModel();
const score = scorerOf(model);

const LARGEST: Partial<Record<keyof Account, number>> = {
  usernameDigitRatio: 1,
  fullNameDigitRatio: 1,
  nameEqualsUsername: 1,
  hasProfilePicture: 1,
  hasExternalUrl: 1,
  isPrivate: 1,
  isVerified: 1,
  isBusiness: 1,
  postedLast6Months: 1,
  maxSameDayPostPercent: 100,
};

/** Any account, with any of its fields unknown. */
const anyAccount: fc.Arbitrary<Account> = fc.record(
  Object.fromEntries(
    ACCOUNT_FIELDS.map((field) => [
      field,
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: LARGEST[field] ?? 1e9 }),
        fc.integer({ min: 0, max: LARGEST[field] ?? 2000 }),
      ),
    ]),
  ),
  { requiredKeys: [] },
);

describe('the shipped score', () => {
  it('is the base and the named contributions, and nothing else', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { base, contributions, logOdds, probability } = score(account);
        const sum = contributions.reduce((total, contribution) => total + contribution.logOdds, base);
        expect(logOdds).toBeCloseTo(sum, 9);
        expect(probability).toBeCloseTo(1 / (1 + Math.exp(-sum)), 9);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives every contribution a name of its own and every weighty one a reason that the portals have words for', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const given = score(account);
        const names = given.contributions.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        const weighty = given.contributions.filter(({ logOdds }) => Math.abs(logOdds) >= 0.1).map(({ name }) => name);
        const reasons = reasonsOf(account, given);
        expect(reasons.map(({ name }) => name).sort()).toEqual(weighty.sort());
        for (const { findings } of reasons)
          for (const found of findings) expect(wordsOf(found), found.feature).toBeTypeOf('string');
      }),
    );
  });

  it('says nothing of what it does not know', () => {
    expect(score({})).toMatchObject({ contributions: [], logOdds: model.base });
    const names = score({ bioLength: 0 }).contributions.map(({ name }) => name);
    expect(names).toEqual(['biography']);
  });

  it('does not take unknown for zero', () => {
    for (const field of ACCOUNT_FIELDS) {
      const names = score({ [field]: 0 }).contributions.map(({ name }) => name);
      expect(names.length).toBeLessThanOrEqual(1);
    }
    expect(score({ postsCount: 0 }).probability).toBeGreaterThan(score({}).probability);
  });

  it.each([...model.curves, ...shippedModel().refinements].filter(({ source }) => source === 'learnt'))(
    'keeps the promised direction of $feature',
    ({ feature, logOdds }) => {
      const direction = FEATURES.find(({ name }) => name === feature)?.direction;
      for (const [index, height] of logOdds.slice(1).entries()) {
        const step = height - (logOdds[index] ?? 0);
        if (direction === 'raises') expect(step).toBeGreaterThanOrEqual(0);
        if (direction === 'lowers') expect(step).toBeLessThanOrEqual(0);
      }
    },
  );

  it('labels at its own threshold', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { label, probability } = score(account);
        expect(label).toBe(probability >= model.threshold ? 1 : 0);
      }),
    );
  });

  it('tells an obvious fake from an ordinary account, with figures', () => {
    const fake: Account = {
      postsCount: 0,
      followersCount: 12,
      followingCount: 4800,
      usernameDigitRatio: 0.4,
      hasProfilePicture: 0,
      bioLength: 0,
    };
    const ordinary: Account = { ...fake, postsCount: 180, followersCount: 640, followingCount: 410, bioLength: 60 };
    expect(authenticityOf(score(fake))).toBeLessThan(10);
    expect(authenticityOf(score({ ...ordinary, usernameDigitRatio: 0, hasProfilePicture: 1 }))).toBeGreaterThan(95);
    const reasons = reasonsOf(fake, score(fake));
    const posts = { feature: 'posts', form: 'count', figures: { posts: 0 } };
    expect(reasons).toContainEqual(expect.objectContaining({ speaksFor: 'fake', findings: [posts] }));
    const following = { feature: 'following', form: 'count', figures: { following: 4_800 } };
    expect(reasons).toContainEqual(expect.objectContaining({ speaksFor: 'fake', findings: [following] }));
  });
});

describe('a model file', () => {
  it('names what is wrong with it', () => {
    expect(() => parseModel('{')).toThrow('not JSON');
    expect(() => parseModel(JSON.stringify({ ...model, threshold: 2 }))).toThrow('threshold');
    const [curve] = model.curves;
    const strange = { ...model, curves: [{ ...curve, feature: 'astrology' }] };
    expect(() => parseModel(JSON.stringify(strange))).toThrow('feature');
  });
});

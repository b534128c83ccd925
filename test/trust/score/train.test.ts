import { describe, expect, it, vi } from 'vitest';
import { crossValidate, leaveOneOriginOut } from '../../../src/trust/score/cross-validate.ts';
import { FEATURES } from '../../../src/trust/score/features.ts';
import { fitCases } from '../../../src/trust/score/fit.ts';
import { casesOf } from '../../../src/trust/score/mask.ts';
import { accuracyOf } from '../../../src/trust/score/metrics.ts';
import { randomFrom } from '../../../src/trust/score/random.ts';
import { scorerOf } from '../../../src/trust/score/score.ts';
import { trainModel } from '../../../src/trust/score/train.ts';
import { inventAccounts } from './accounts.ts';

// Dozens of fits: seconds on a free machine, a minute on a busy one.
vi.setConfig({ testTimeout: 180_000 });

const rows = inventAccounts(400, 1);

describe('training', () => {
  it('gives the same model for the same rows and seed, and another for another seed', () => {
    const model = trainModel(rows, 7);
    expect(trainModel(rows, 7)).toEqual(model);
    expect(trainModel(rows, 8)).not.toEqual(model);
  });

  it('learns to tell accounts it has not seen, and knows how sure it is', () => {
    const { held } = crossValidate(rows, 5, 7);
    const accuracy = accuracyOf(held);
    expect(accuracy.rocAuc).toBeGreaterThan(0.95);
    expect(accuracy.macroF1).toBeGreaterThan(0.88);
    expect(accuracy.calibrationError).toBeLessThan(0.06);
  });

  it('keeps to the promised directions even where the data say otherwise', () => {
    const contrary = rows.map((row) => ({ ...row, fake: row.fake ? (0 as const) : (1 as const) }));
    for (const { feature, logOdds, source } of trainModel(contrary, 7).curves) {
      const direction = FEATURES.find(({ name }) => name === feature)?.direction;
      if (source === 'hand-set' || direction === 'either') continue;
      const change = (logOdds.at(-1) ?? 0) - (logOdds[0] ?? 0);
      if (direction === 'raises') expect(change).toBeGreaterThanOrEqual(0);
      else expect(change).toBeLessThanOrEqual(0);
    }
  });

  it('keeps the hand-set rule of what no row knows, and leaves out what has neither', () => {
    const { curves } = trainModel(rows, 7);
    const curveOf = (name: string) => curves.find(({ feature }) => feature === name);
    expect(curveOf('verified')).toMatchObject({ source: 'hand-set', logOdds: [0, -3] });
    expect(curveOf('posts')?.source).toBe('learnt');
    expect(curveOf('private')).toBeUndefined();
  });

  it('does not raise a score because a column is filled, even where mostly fakes have it filled', () => {
    const random = randomFrom(3);
    const cases = inventAccounts(600, 3).map(({ account, fake }) => {
      const { bioLength: _, ...rest } = account;
      const isFilled = random() < (fake ? 0.9 : 0.1);
      return { account: isFilled ? { ...rest, bioLength: 15 } : rest, fake, weight: 1 };
    });
    const position = FEATURES.findIndex(({ name }) => name === 'biography');
    const atFifteen = fitCases(cases).heights[position]?.[2];
    expect(atFifteen).toBeLessThanOrEqual(0);
  });

  it('shows each row whole and in copies that forget ever more, which count twice the row together', () => {
    const cases = casesOf(rows.slice(0, 100), 7);
    const copies = cases.length / 100;
    const known = Array.from({ length: copies }, (_, at) =>
      cases
        .filter((_case, index) => index % copies === at)
        .reduce((sum, { account }) => sum + Object.keys(account).length, 0),
    );
    expect(cases.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(300);
    expect(known[0]).toBeGreaterThan(known[1] ?? 0);
    expect(known[1]).toBeGreaterThan(1.5 * (known.at(-1) ?? 0));
  });

  it('keeps what it knows when columns are missing', () => {
    const score = scorerOf(trainModel(rows, 7));
    const held = inventAccounts(400, 2).map(({ account, fake }) => {
      const { followersCount: _, hasProfilePicture: __, ...rest } = account;
      return { fake, ...score(rest) };
    });
    expect(accuracyOf(held).rocAuc).toBeGreaterThan(0.92);
  });

  it('refuses rows that cannot train a model', () => {
    expect(() => trainModel(rows.slice(0, 40), 7)).toThrow('at least 20 fake and 20 genuine');
  });

  it('judges an origin by the others only, and leaves out one whose others are too few', () => {
    const other = inventAccounts(200, 5, 'other');
    const tiny = inventAccounts(20, 6, 'tiny');
    const held = leaveOneOriginOut([...other, ...tiny], 7);
    expect(new Set(held.map(({ origin }) => origin))).toEqual(new Set(['tiny']));
  });
});

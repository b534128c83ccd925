import { describe, expect, it } from 'vitest';
import { meanOf, spreadOf } from '../../../scripts/trust/over-seeds.ts';
import { calibrationOf, thresholdOf } from '../../../src/trust/score/calibrate.ts';
import { accuracyOf, rocAuc } from '../../../src/trust/score/metrics.ts';
import { randomFrom } from '../../../src/trust/score/random.ts';

const judged = (...rows: [probability: number, fake: 0 | 1][]) =>
  rows.map(([probability, fake]) => ({ probability, fake, label: probability >= 0.5 ? (1 as const) : (0 as const) }));

describe('accuracy', () => {
  it('is what a hand calculation gives', () => {
    const accuracy = accuracyOf(judged([0.9, 1], [0.6, 0], [0.4, 1], [0.1, 0]));
    expect(accuracy).toMatchObject({ rows: 4, fakes: 2, rocAuc: 0.75, f1: 0.5, macroF1: 0.5, accuracy: 0.5 });
    expect(accuracy.brier).toBeCloseTo((0.01 + 0.36 + 0.36 + 0.01) / 4);
    expect(accuracy.recallAt37).toBe(0.5);
  });

  it('counts ties half', () => {
    expect(rocAuc(judged([0.5, 1], [0.5, 0]))).toBe(0.5);
    expect(rocAuc(judged([0.5, 1], [0.5, 0], [0.2, 0]))).toBe(0.75);
  });
});

describe('calibration', () => {
  it('finds the line that was bent', () => {
    const random = randomFrom(1);
    const unseen = Array.from({ length: 20_000 }, () => {
      const trueLogOdds = 6 * random() - 4;
      const fake = random() < 1 / (1 + Math.exp(-trueLogOdds)) ? (1 as const) : (0 as const);
      return { logOdds: (trueLogOdds - 0.5) / 1.5, fake };
    });
    const { slope, shift } = calibrationOf(unseen);
    expect(slope).toBeCloseTo(1.5, 1);
    expect(shift).toBeCloseTo(0.5, 1);
  });

  it.each([0.5, 3, 8, 20])('keeps its head where all accounts are told apart at log-odds of %d', (distance) => {
    const random = randomFrom(1);
    const unseen = Array.from({ length: 400 }, (_, index) => {
      const fake = index % 4 === 0 ? (1 as const) : (0 as const);
      return { fake, logOdds: (fake ? distance : -distance) + random() - 0.5 };
    });
    const { slope, shift } = calibrationOf(unseen);
    expect(slope).toBeGreaterThanOrEqual(0.5);
    expect(slope).toBeLessThanOrEqual(2);
    expect(Math.abs(shift)).toBeLessThan(2);
  });

  it('lets what weighs more have more of a say', () => {
    const unseen = [0, 0, 0, 1, 1, 1].map((fake, index) => ({
      fake: fake as 0 | 1,
      logOdds: index - 2.5 + (index % 3),
    }));
    const heavy = unseen.map((row) => ({ ...row, weight: row.fake ? 3 : 1 }));
    expect(calibrationOf(heavy).shift).toBeGreaterThan(calibrationOf(unseen).shift);
    expect(calibrationOf(unseen.map((row) => ({ ...row, weight: 1 })))).toEqual(calibrationOf(unseen));
  });

  it('puts the threshold between the two kinds, a third up in what is as good', () => {
    expect(thresholdOf([judged([0.1, 0], [0.2, 0], [0.61, 1], [0.9, 1])])).toBeCloseTo(0.34, 2);
  });
});

describe('figures by several seeds', () => {
  it('are told as their mean and how far they lie apart', () => {
    const runs = [{ one: { f1: 0.8 } }, { one: { f1: 0.9 } }, { one: { f1: 1 } }];
    expect(meanOf(runs).one?.f1).toBeCloseTo(0.9);
    expect(spreadOf(runs).one?.f1).toBeCloseTo(0.1);
    expect(spreadOf(runs.slice(0, 1)).one?.f1).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
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

  it('puts the threshold between the two kinds, in the middle of what is as good', () => {
    expect(thresholdOf([judged([0.1, 0], [0.2, 0], [0.61, 1], [0.9, 1])])).toBeCloseTo(0.4, 1);
  });
});

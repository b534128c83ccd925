import { confusion, type Estimated, macroF1Of } from './metrics.ts';

/** Log-odds that a model gave to an account it had not seen. */
export interface Unseen {
  logOdds: number;
  fake: 0 | 1;
  /** How much it counts; 1 unless given. */
  weight?: number;
}

const MOST_STEPS = 50;
/** A wider step of Newton's would overshoot where nearly all accounts are told apart. */
const WIDEST_STEP = 1;
const NEARLY_AS_GOOD = 0.01;
const SLOPES = { least: 0.5, most: 2 };

/**
 * The straight line over log-odds under which they are the best probabilities (Platt 1999), with his smoothed targets.
 * The slope stays between 0.5 and 2: more would be a sign of a broken fit, not of calibration.
 */
export function calibrationOf(unseen: readonly Unseen[]): { slope: number; shift: number } {
  const fakes = unseen.filter(({ fake }) => fake).length;
  const genuine = unseen.length - fakes;
  const target = [1 / (genuine + 2), (fakes + 1) / (fakes + 2)] as const;
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const sums = { slope: 0, shift: 0, slopeSlope: 0, slopeShift: 0, shiftShift: 1e-9 };
    for (const { logOdds, fake, weight = 1 } of unseen) {
      const probability = 1 / (1 + Math.exp(-(slope * logOdds + shift)));
      const error = weight * (target[fake] - probability);
      const bend = weight * probability * (1 - probability);
      sums.slope += error * logOdds;
      sums.shift += error;
      sums.slopeSlope += bend * logOdds * logOdds;
      sums.slopeShift += bend * logOdds;
      sums.shiftShift += bend;
    }
    const determinant = sums.slopeSlope * sums.shiftShift - sums.slopeShift ** 2;
    if (!(determinant > 1e-9)) break;
    const slopeStep = (sums.slope * sums.shiftShift - sums.shift * sums.slopeShift) / determinant;
    const before = slope;
    slope = Math.min(SLOPES.most, Math.max(SLOPES.least, slope + limited(slopeStep)));
    // The best shift for the step that the slope really took, which its bounds may have cut short.
    const shiftStep = limited((sums.shift - sums.slopeShift * (slope - before)) / sums.shiftShift);
    shift += shiftStep;
    if (Math.abs(slope - before) + Math.abs(shiftStep) < 1e-6) break;
  }
  return { slope, shift };
}

const limited = (step: number): number => Math.min(WIDEST_STEP, Math.max(-WIDEST_STEP, step));

/**
 * The threshold between 0.05 and 0.95 with the best macro-F1, averaged over the groups of judgements: a third up among
 * all those within a point of the best. The best alone would follow single accounts, and the middle miss fakes of a source
 * that was never seen, of which a model is less sure.
 */
export function thresholdOf(groups: readonly (readonly Estimated[])[]): number {
  const tried = Array.from({ length: 91 }, (_, step) => {
    const threshold = (step + 5) / 100;
    const sum = groups.reduce((total, group) => total + macroF1At(group, threshold), 0);
    return { threshold, value: sum / groups.length };
  });
  const best = Math.max(...tried.map(({ value }) => value));
  const good = tried.filter(({ value }) => value >= best - NEARLY_AS_GOOD);
  return good[Math.floor((good.length - 1) / 3)]?.threshold ?? 0.5;
}

const macroF1At = (group: readonly Estimated[], threshold: number): number =>
  macroF1Of(confusion(group, ({ probability }) => probability >= threshold));

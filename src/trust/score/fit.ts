import type { Account } from './account.ts';
import { minimiseBounded } from './minimise.ts';
import { addCrossProducts, type Observations, observe, predict } from './observations.ts';
import { parametersOf } from './parameters.ts';
import { TERMS } from './terms.ts';

/** One labelled account and how much it counts. */
export interface Case {
  account: Account;
  fake: 0 | 1;
  weight: number;
}

/** A fitted sum: log-odds of a fake = base + the height of every term at the account. */
export interface Fit {
  base: number;
  /** One list of heights a term of TERMS, a surface row after row. */
  heights: number[][];
  /** For each term, whether any case knew it. */
  seen: boolean[];
  /** What was solved for: a start for a fit of much the same cases. */
  solution: Float64Array;
}

const MOST_STEPS = 40;
const LARGEST_STEP = 4;
const CLOSE_ENOUGH = 1e-3;
const SMALLEST_CURVATURE = 1e-4;

/**
 * Penalised logistic regression with sign constraints, by Newton steps on bounded quadratic problems. Convex, so the
 * answer depends on the cases alone. Curves keep the direction of their feature; what the cases do not show stays at the
 * hand-set rules.
 * @param from where to start, the hand-set rules unless given; it changes how many steps are taken, not where they end
 */
export function fitCases(cases: readonly Case[], from?: Float64Array): Fit {
  const seenBy = observe(cases.map(({ account }) => account));
  const weights = Float64Array.from(cases, ({ weight }) => weight);
  const fakes = Float64Array.from(cases, ({ fake }) => fake);
  const parameters = parametersOf(seenBy.averageShares(weights));
  const solution = Float64Array.from(from ?? parameters.start);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const heights = parameters.heights(solution);
    const { gradient, curvature } = derivatives(seenBy, heights, weights, fakes);
    const reduced = parameters.reduce(gradient, curvature);
    parameters.penalise(solution, reduced.gradient, reduced.curvature);
    const target = minimiseBounded(reduced.curvature, reduced.gradient, solution, parameters.signs);
    if (moveTowards(solution, target) < CLOSE_ENOUGH) break;
  }
  return { ...unpack(parameters.heights(solution), seenBy), solution };
}

function derivatives(seenBy: Observations, heights: Float64Array, weights: Float64Array, fakes: Float64Array) {
  const size = heights.length;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (let row = 0; row < weights.length; row += 1) {
    const weight = weights[row] ?? 0;
    const probability = 1 / (1 + Math.exp(-predict(seenBy, heights, row)));
    const slope = weight * ((fakes[row] ?? 0) - probability);
    const bend = weight * Math.max(probability * (1 - probability), SMALLEST_CURVATURE);
    addCrossProducts(seenBy, row, slope, bend, gradient, curvature);
  }
  return { gradient, curvature };
}

function moveTowards(solution: Float64Array, target: Float64Array): number {
  let widest = 0;
  for (const [index, value] of target.entries()) widest = Math.max(widest, Math.abs(value - (solution[index] ?? 0)));
  const pace = Math.min(1, LARGEST_STEP / widest);
  for (const [index, value] of target.entries()) {
    solution[index] = (solution[index] ?? 0) + pace * (value - (solution[index] ?? 0));
  }
  return widest;
}

function unpack(flat: Float64Array, seenBy: Observations): Omit<Fit, 'solution'> {
  let offset = 1;
  const heights: number[][] = [];
  const seen: boolean[] = [];
  for (const [index, term] of TERMS.entries()) {
    const isSeen = seenBy.isSeen(index);
    const unseen = term.kind === 'curve' ? (term.feature.handSet ?? []) : [];
    heights.push(
      Array.from({ length: term.size }, (_, knot) => (isSeen ? (flat[offset + knot] ?? 0) : (unseen[knot] ?? 0))),
    );
    seen.push(isSeen);
    offset += term.size;
  }
  return { base: flat[0] ?? 0, heights, seen };
}

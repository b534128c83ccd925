import type { Account } from './account.ts';
import { CUTS, hitRatesOf } from './audience.ts';
import { calibrationOf, thresholdOf, type Unseen } from './calibrate.ts';
import { type Fit, fitCases } from './fit.ts';
import { foldsOf, type Labelled } from './folds.ts';
import { casesOf, forgetSome } from './mask.ts';
import type { Curve, Model } from './model.ts';
import { randomFrom } from './random.ts';
import { scorerOf } from './score.ts';
import { TERMS } from './terms.ts';

/** A model before it is known where its rows came from and how well it does. */
export type Trained = Omit<Model, 'files' | 'accuracy' | 'notice'>;

const CALIBRATION_FOLDS = 5;
const FORGETFUL_VIEWS = 4;
const MOST_WEIGHT = 3;
/** With fewer fakes or genuine accounts than this, folds would be left without either. */
export const LEAST_OF_EACH = 20;
/** More rows add no accuracy that matters and would take too much memory. */
const MOST_ROWS = 20_000;

/**
 * Trains a model: fits the sum on all rows, and by cross-validation inside them finds its calibration, its threshold
 * (best macro-F1 over the origins, with all their columns and with columns missing) and its hit rates for audiences.
 * The same rows and seed give the same model. Throws for rows that cannot train one.
 */
export function trainModel(rows: readonly Labelled[], seed: number): Trained {
  const fakes = rows.filter(({ fake }) => fake).length;
  if (Math.min(fakes, rows.length - fakes) < LEAST_OF_EACH) {
    throw new Error(`Training needs at least ${LEAST_OF_EACH} fake and ${LEAST_OF_EACH} genuine accounts`);
  }
  if (rows.length > MOST_ROWS) throw new Error(`Training takes at most ${MOST_ROWS} accounts; draw a sample`);
  const fit = fitCases(casesOf(rows, seed));
  const unseen = unseenScores(rows, seed, fit.solution);
  const calibration = calibrationOf(countedByOrigin(unseen));
  const probability = (logOdds: number): number =>
    1 / (1 + Math.exp(-(calibration.slope * logOdds + calibration.shift)));
  const judged = unseen.map((row) => ({ ...row, probability: probability(row.asTheyAre) }));
  const groups = [...Map.groupBy(judged, ({ origin }) => origin).values()].flatMap((group) => [
    group,
    group.flatMap(({ fake, forgetful }) => forgetful.map((logOdds) => ({ fake, probability: probability(logOdds) }))),
  ]);
  const usable = groups.filter((group) => group.some(({ fake }) => fake) && group.some(({ fake }) => !fake));
  return {
    format: 1,
    seed,
    ...assemble(fit, calibration),
    threshold: thresholdOf(usable),
    audience: { cuts: [...CUTS], rates: hitRatesOf(judged) },
  };
}

/**
 * Each origin counts the same, as it does in the threshold: a large file must not bend the probabilities of a small one.
 * A row of a tiny one still counts three times at most.
 */
function countedByOrigin(unseen: ReturnType<typeof unseenScores>): Unseen[] {
  const origins = [...Map.groupBy(unseen, ({ origin }) => origin).values()];
  return origins.flatMap((rows) => {
    const weight = Math.min(MOST_WEIGHT, unseen.length / origins.length / rows.length);
    return rows.map(({ fake, asTheyAre }) => ({ fake, logOdds: asTheyAre, weight }));
  });
}

/** Log-odds of each row, as it is and with fields forgotten, from fits that saw neither it nor its twins. */
function unseenScores(rows: readonly Labelled[], seed: number, near: Float64Array) {
  const folds = foldsOf(rows, CALIBRATION_FOLDS, seed);
  const random = randomFrom(seed);
  const scorers = Array.from({ length: CALIBRATION_FOLDS }, (_, fold) => {
    const others = rows.filter((_row, index) => folds[index] !== fold);
    return bareScorer(fitCases(casesOf(others, seed), near));
  });
  return rows.map((row, index) => {
    const logOdds = scorers[folds[index] ?? 0] ?? (() => 0);
    const forgetful = Array.from({ length: FORGETFUL_VIEWS }, () => logOdds(forgetSome(row.account, random)));
    return { ...row, asTheyAre: logOdds(row.account), forgetful };
  });
}

function bareScorer(fit: Fit): (account: Account) => number {
  const score = scorerOf({ ...assemble(fit, { slope: 1, shift: 0 }), threshold: 0.5 });
  return (account) => score(account).logOdds;
}

/** The calibration is worked into the base and the heights, so that they add up to the calibrated log-odds. */
function assemble(fit: Fit, { slope, shift }: { slope: number; shift: number }) {
  const curves: Curve[] = [];
  const refinements: Curve[] = [];
  const surfaces: Model['surfaces'] = [];
  for (const [index, term] of TERMS.entries()) {
    const heights = (fit.heights[index] ?? []).map((height) => rounded(height * slope));
    const isSeen = fit.seen[index] ?? false;
    if (term.kind === 'surface') {
      const [rows, columns] = term.knots;
      const logOdds = rows.map((_, row) => heights.slice(row * columns.length, (row + 1) * columns.length));
      const [first, second] = term.features;
      if (isSeen) surfaces.push({ features: [first.name, second.name], knots: [[...rows], [...columns]], logOdds });
      continue;
    }
    const { name, unit, handSet } = term.feature;
    if (!isSeen && (term.kind === 'refinement' || !handSet)) continue;
    (term.kind === 'curve' ? curves : refinements).push({
      feature: name,
      unit,
      source: isSeen ? 'learnt' : 'hand-set',
      knots: [...term.knots],
      logOdds: isSeen ? heights : [...(handSet ?? [])],
    });
  }
  return { base: rounded(fit.base * slope + shift), curves, refinements, surfaces };
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

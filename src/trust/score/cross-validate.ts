import { foldsOf, type Labelled } from './folds.ts';
import { scorerOf } from './score.ts';
import { LEAST_OF_EACH, type Trained, trainModel } from './train.ts';

/** One row as judged by a model that was trained, calibrated and given its threshold without it. */
export interface Held extends Labelled {
  probability: number;
  label: 0 | 1;
  /** Index of the model that judged it. */
  fold: number;
}

export interface CrossValidation {
  /** In the order of the rows. */
  held: Held[];
  models: Trained[];
}

/** Cross-validation over rows of all origins: every fold is judged by a model trained on the others. */
export function crossValidate(rows: readonly Labelled[], folds: number, seed: number): CrossValidation {
  const foldOf = foldsOf(rows, folds, seed);
  const models = Array.from({ length: folds }, (_, fold) => {
    const others = rows.filter((_row, index) => foldOf[index] !== fold);
    return trainModel(others, seed);
  });
  const scorers = models.map(scorerOf);
  const held = rows.flatMap((row, index) => {
    const fold = foldOf[index] ?? 0;
    const score = scorers[fold]?.(row.account);
    return score ? [{ ...row, probability: score.probability, label: score.label, fold }] : [];
  });
  return { held, models };
}

/**
 * Every origin judged by a model trained on the other origins alone; origins whose others are too few to train on are
 * left out.
 */
export function leaveOneOriginOut(rows: readonly Labelled[], seed: number): Held[] {
  const origins = [...new Set(rows.map(({ origin }) => origin))];
  return origins.flatMap((origin, fold) => {
    const others = rows.filter((row) => row.origin !== origin);
    const fakes = others.filter(({ fake }) => fake).length;
    if (Math.min(fakes, others.length - fakes) < LEAST_OF_EACH) return [];
    const score = scorerOf(trainModel(others, seed));
    return rows
      .filter((row) => row.origin === origin)
      .map((row) => {
        const { probability, label } = score(row.account);
        return { ...row, probability, label, fold };
      });
  });
}

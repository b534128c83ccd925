import { type Account, isActivityKnown } from './account.ts';
import { heightAt, surfaceHeightAt } from './basis.ts';
import { featureNamed } from './features.ts';
import type { Curve, Model } from './model.ts';

/** What one named finding adds to the log-odds of the account being fake; below 0 it speaks for a genuine account. */
export interface Contribution {
  /** A feature's name, or two joined by " and ". */
  name: string;
  logOdds: number;
}

/** A judged account. `logOdds` is `base` plus all contributions, exactly; `probability` is its logistic. */
export interface Score {
  /** Calibrated probability of being fake, 0..1. */
  probability: number;
  /** 1 at or above the model's own threshold. */
  label: 0 | 1;
  base: number;
  logOdds: number;
  contributions: Contribution[];
}

type Part = (account: Account, isActive: boolean) => Contribution | undefined;

/** What scoring needs of a model. */
export type Sum = Pick<Model, 'base' | 'curves' | 'refinements' | 'surfaces' | 'threshold'>;

/** The scoring function of a model. Unknown fields contribute nothing. */
export function scorerOf(model: Sum): (account: Account) => Score {
  const refinements = new Map(model.refinements.map((refinement) => [refinement.feature, refinement]));
  const parts: Part[] = [
    ...model.curves.map((curve) => partOfCurve(curve, refinements.get(curve.feature))),
    ...model.surfaces.map(partOfSurface),
  ];
  return (account) => {
    const isActive = isActivityKnown(account);
    const contributions: Contribution[] = [];
    let logOdds = model.base;
    for (const part of parts) {
      const contribution = part(account, isActive);
      if (!contribution) continue;
      contributions.push(contribution);
      logOdds += contribution.logOdds;
    }
    const probability = 1 / (1 + Math.exp(-logOdds));
    return { probability, label: probability >= model.threshold ? 1 : 0, base: model.base, logOdds, contributions };
  };
}

function partOfCurve(curve: Curve, refinement: Curve | undefined): Part {
  const feature = featureNamed(curve.feature);
  return (account, isActive) => {
    const value = feature.measure(account);
    if (value === undefined) return undefined;
    const refined = refinement && isActive ? heightAt(refinement.knots, refinement.logOdds, value) : 0;
    return { name: feature.name, logOdds: heightAt(curve.knots, curve.logOdds, value) + refined };
  };
}

function partOfSurface({ features, knots, logOdds }: Model['surfaces'][number]): Part {
  const [first, second] = [featureNamed(features[0]), featureNamed(features[1])];
  const name = features.join(' and ');
  return (account) => {
    const values = [first.measure(account), second.measure(account)] as const;
    if (values[0] === undefined || values[1] === undefined) return undefined;
    return { name, logOdds: surfaceHeightAt(knots, logOdds, [values[0], values[1]]) };
  };
}

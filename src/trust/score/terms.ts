import { type Account, isActivityKnown } from './account.ts';
import { placeOn } from './basis.ts';
import { FEATURES, type Feature, featureNamed, PAIRS, REFINED_BY_ACTIVITY } from './features.ts';

/**
 * A part of the sum that makes a score. A curve counts where its feature is known, a refinement where the account's
 * activity is known besides, a surface where both its features are.
 */
export type Term =
  | { kind: 'curve' | 'refinement'; feature: Feature; knots: readonly number[]; size: number }
  | {
      kind: 'surface';
      features: readonly [Feature, Feature];
      knots: readonly [readonly number[], readonly number[]];
      size: number;
    };

const curves = (kind: 'curve' | 'refinement', features: readonly Feature[]): Term[] =>
  features.map((feature) => ({ kind, feature, knots: feature.knots, size: feature.knots.length }));

/** All terms that training fits, in the order of their heights in a fitted vector. */
export const TERMS: readonly Term[] = [
  ...curves('curve', FEATURES),
  ...curves('refinement', REFINED_BY_ACTIVITY.map(featureNamed)),
  ...PAIRS.map(
    ({ features: [first, second], knots }): Term => ({
      kind: 'surface',
      features: [featureNamed(first), featureNamed(second)],
      knots,
      size: knots[0].length * knots[1].length,
    }),
  ),
];

/** Calls `add` with each knot that has a share in the account's value of the term; never where the term is unknown. */
export function shareOut(term: Term, account: Account, add: (knot: number, share: number) => void): void {
  if (term.kind === 'surface') {
    shareOutSurface(term.features, term.knots, account, add);
    return;
  }
  if (term.kind === 'refinement' && !isActivityKnown(account)) return;
  const value = term.feature.measure(account);
  if (value === undefined) return;
  const { index, share } = placeOn(term.knots, value);
  if (share < 1) add(index, 1 - share);
  if (share > 0) add(index + 1, share);
}

function shareOutSurface(
  [first, second]: readonly [Feature, Feature],
  knots: readonly [readonly number[], readonly number[]],
  account: Account,
  add: (knot: number, share: number) => void,
): void {
  const values = [first.measure(account), second.measure(account)] as const;
  if (values[0] === undefined || values[1] === undefined) return;
  const row = placeOn(knots[0], values[0]);
  const column = placeOn(knots[1], values[1]);
  for (const [down, rowShare] of [1 - row.share, row.share].entries()) {
    for (const [right, columnShare] of [1 - column.share, column.share].entries()) {
      const share = rowShare * columnShare;
      if (share > 0) add((row.index + down) * knots[1].length + column.index + right, share);
    }
  }
}

import { type Account, signatureOf } from './account.ts';
import { randomFrom, shuffled } from './random.ts';

/** An account somebody judged. */
export interface Labelled {
  account: Account;
  fake: 0 | 1;
  /** Where the row came from: never an input of the score, only a stratum of the measurement. */
  origin: string;
}

/**
 * The fold, 0 to `count - 1`, of each row. Every origin's fakes and genuine accounts are spread evenly over the folds,
 * and accounts of which the same is known are kept in one fold, so that none is learnt from and measured on.
 */
export function foldsOf(rows: readonly Labelled[], count: number, seed: number): number[] {
  const groups = new Map<string, number[]>();
  for (const [index, { account }] of rows.entries()) {
    const signature = signatureOf(account);
    const group = groups.get(signature);
    if (group) group.push(index);
    else groups.set(signature, [index]);
  }
  const folds = new Array<number>(rows.length).fill(0);
  const strata = Map.groupBy(groups.values(), ([first]) => {
    const row = rows[first ?? 0];
    return `${row?.origin}/${row?.fake}`;
  });
  let turn = 0;
  for (const [, stratum] of [...strata].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const largestFirst = shuffled(stratum, randomFrom(seed + turn)).sort((one, other) => other.length - one.length);
    const sizes = new Array<number>(count).fill(0);
    for (const group of largestFirst) {
      const fold = emptiest(sizes, turn);
      sizes[fold] = (sizes[fold] ?? 0) + group.length;
      for (const index of group) folds[index] = fold;
    }
    turn += 1;
  }
  return folds;
}

function emptiest(sizes: readonly number[], from: number): number {
  let best = from % sizes.length;
  for (let step = 1; step < sizes.length; step += 1) {
    const fold = (from + step) % sizes.length;
    if ((sizes[fold] ?? 0) < (sizes[best] ?? 0)) best = fold;
  }
  return best;
}

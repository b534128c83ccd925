import type { Account } from './account.ts';
import { shareOut, TERMS } from './terms.ts';

/** Offset of each term's first height in the flat vector, and the vector's end; the base stands before all, at 0. */
export const OFFSETS: readonly number[] = offsetsOf(TERMS.map(({ size }) => size));

/** Length of the flat vector: the base and every height. */
export const FLAT_SIZE = OFFSETS.at(-1) ?? 1;

/** Accounts as sparse rows over the flat vector of heights. */
export interface Observations {
  starts: Int32Array;
  columns: Int32Array;
  shares: Float64Array;
  isSeen(term: number): boolean;
  /** Mean share of each height over the rows that know its term, weighted; 0 for a term nobody knows. */
  averageShares(weights: Float64Array): Float64Array;
}

/** The sparse rows of some accounts: which heights make up each one's score, and by how much. */
export function observe(accounts: readonly Account[]): Observations {
  const starts = new Int32Array(accounts.length + 1);
  const columns: number[] = [];
  const shares: number[] = [];
  const seen = new Uint8Array(TERMS.length);
  for (const [row, account] of accounts.entries()) {
    columns.push(0);
    shares.push(1);
    for (const [index, term] of TERMS.entries()) {
      const offset = OFFSETS[index] ?? 0;
      shareOut(term, account, (knot, share) => {
        seen[index] = 1;
        columns.push(offset + knot);
        shares.push(share);
      });
    }
    starts[row + 1] = columns.length;
  }
  const flat = { starts, columns: Int32Array.from(columns), shares: Float64Array.from(shares) };
  return {
    ...flat,
    isSeen: (term) => seen[term] === 1,
    averageShares: (weights) => averageShares(flat, weights),
  };
}

/** Log-odds of one row under a flat vector of heights. */
export function predict({ starts, columns, shares }: Observations, heights: Float64Array, row: number): number {
  let sum = 0;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
    sum += (shares[at] ?? 0) * (heights[columns[at] ?? 0] ?? 0);
  }
  return sum;
}

/** Adds one row's part to the gradient and to the lower triangle of the curvature (columns ascend within a row). */
export function addCrossProducts(
  { starts, columns, shares }: Observations,
  row: number,
  slope: number,
  bend: number,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const first = starts[row] ?? 0;
  const end = starts[row + 1] ?? 0;
  const size = gradient.length;
  for (let at = first; at < end; at += 1) {
    const column = columns[at] ?? 0;
    const share = shares[at] ?? 0;
    gradient[column] = (gradient[column] ?? 0) + slope * share;
    const line = column * size;
    for (let other = first; other <= at; other += 1) {
      const cell = line + (columns[other] ?? 0);
      curvature[cell] = (curvature[cell] ?? 0) + bend * share * (shares[other] ?? 0);
    }
  }
}

function averageShares(
  { starts, columns, shares }: Pick<Observations, 'starts' | 'columns' | 'shares'>,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(FLAT_SIZE);
  for (const [row, weight] of weights.entries()) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      sums[column] = (sums[column] ?? 0) + weight * (shares[at] ?? 0);
    }
  }
  for (const [index, term] of TERMS.entries()) {
    const part = sums.subarray(OFFSETS[index], (OFFSETS[index] ?? 0) + term.size);
    const total = part.reduce((sum, value) => sum + value, 0);
    if (total > 0) for (const [knot, value] of part.entries()) part[knot] = value / total;
  }
  return sums;
}

function offsetsOf(sizes: readonly number[]): number[] {
  const offsets = [1];
  for (const size of sizes) offsets.push((offsets.at(-1) ?? 0) + size);
  return offsets;
}

/** Where a value lies between the knots of a curve: `share` of knot `index + 1`, the rest of knot `index`. */
export interface Place {
  index: number;
  share: number;
}

/** The place of `value` on ascending `knots` (two or more); outside them the end knot counts in full. */
export function placeOn(knots: readonly number[], value: number): Place {
  const last = knots.length - 2;
  let index = 0;
  while (index < last && value > (knots[index + 1] ?? 0)) index += 1;
  const left = knots[index] ?? 0;
  const right = knots[index + 1] ?? 0;
  return { index, share: Math.min(1, Math.max(0, (value - left) / (right - left))) };
}

/** A piecewise linear curve given by its heights at the knots. */
export function heightAt(knots: readonly number[], heights: readonly number[], value: number): number {
  const { index, share } = placeOn(knots, value);
  return (1 - share) * (heights[index] ?? 0) + share * (heights[index + 1] ?? 0);
}

/** A surface that is piecewise linear in each of two features; `heights` holds one row of numbers a row knot. */
export function surfaceHeightAt(
  knots: readonly [readonly number[], readonly number[]],
  heights: readonly (readonly number[])[],
  values: readonly [number, number],
): number {
  const row = placeOn(knots[0], values[0]);
  const upper = heightAt(knots[1], heights[row.index] ?? [], values[1]);
  const lower = heightAt(knots[1], heights[row.index + 1] ?? [], values[1]);
  return (1 - row.share) * upper + row.share * lower;
}

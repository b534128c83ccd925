/**
 * Splits an amount in proportion to the weights, none over its weight; the parts add up to the amount or to all weights.
 *
 * No part is ever smaller for a larger amount, nor does a line lose when one of the weights is used up instead: that would be money
 * that moves back. So what is *left* of the weights is apportioned, by a divisor method, which has no such paradox; rounding each part by
 * itself, or by largest remainders, has.
 * @param amountMinor integer, not negative, as are the weights
 * Source: the Webster/Sainte-Laguë method; Balinski and Young, Fair Representation, on the paradoxes of the others.
 */
export function spread(amountMinor: number, weights: number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (amountMinor >= whole) return [...weights];
  if (amountMinor === 0) return weights.map(() => 0);
  const left = apportion(whole - amountMinor, weights, whole);
  return weights.map((weight, index) => weight - (left[index] ?? 0));
}

/** Begins where all are rounded by one divisor, and adds or takes single units until the sum is right. */
function apportion(total: number, weights: number[], whole: number): number[] {
  const seats = weights.map((weight) => rounded(weight, total, whole));
  let missing = total - seats.reduce((sum, count) => sum + count, 0);
  for (; missing > 0; missing -= 1) addTo(seats, first(weights, seats, 1), 1);
  for (; missing < 0; missing += 1) addTo(seats, first(weights, seats, -1), -1);
  return seats;
}

const addTo = (seats: number[], index: number, step: 1 | -1): void => {
  seats[index] = (seats[index] ?? 0) + step;
};

/** `weight × total / whole`, to the nearest; a half goes down, for everybody alike. */
function rounded(weight: number, total: number, whole: number): number {
  const doubled = 2n * BigInt(weight) * BigInt(total) + BigInt(whole) - 1n;
  return Number(doubled / (2n * BigInt(whole)));
}

/** Whose next unit comes first, or whose last one goes first. */
function first(weights: number[], seats: number[], step: 1 | -1): number {
  let best = -1;
  for (const index of weights.keys()) {
    if (weights[index] === 0 || (step < 0 && seats[index] === 0)) continue;
    if (best < 0 || compare(weights, seats, step, index, best) * step > 0) best = index;
  }
  return best;
}

/** By weight for each unit; equal ones as if the halves lay a trifle higher for each later line, so that ties are broken the same way each time. */
function compare(weights: number[], seats: number[], step: 1 | -1, one: number, other: number): number {
  const [weight, rival] = [BigInt(weights[one] ?? 0), BigInt(weights[other] ?? 0)];
  const left = weight * BigInt(2 * (seats[other] ?? 0) + step);
  const right = rival * BigInt(2 * (seats[one] ?? 0) + step);
  if (left !== right) return left > right ? 1 : -1;
  return BigInt(one + 1) * rival < BigInt(other + 1) * weight ? 1 : -1;
}

const MOST_SWEEPS = 500;
const CLOSE_ENOUGH = 1e-6;

/**
 * Minimises the quadratic with this curvature (full, positive definite) and this downhill gradient at `from`, by cyclic
 * coordinate descent. `signs`: 1 keeps a coordinate at or above 0, -1 at or below, 0 leaves it free.
 */
export function minimiseBounded(
  curvature: Float64Array,
  gradient: Float64Array,
  from: Float64Array,
  signs: Int8Array,
): Float64Array {
  const size = from.length;
  const point = Float64Array.from(from);
  const downhill = Float64Array.from(gradient);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let widest = 0;
    for (let index = 0; index < size; index += 1) {
      const line = index * size;
      const old = point[index] ?? 0;
      const moved = old + (downhill[index] ?? 0) / (curvature[line + index] ?? 1);
      const value = bounded(moved, signs[index] ?? 0);
      const change = value - old;
      if (change === 0) continue;
      point[index] = value;
      for (let other = 0; other < size; other += 1) {
        downhill[other] = (downhill[other] ?? 0) - (curvature[line + other] ?? 0) * change;
      }
      widest = Math.max(widest, Math.abs(change));
    }
    if (widest < CLOSE_ENOUGH) break;
  }
  return point;
}

function bounded(value: number, sign: number): number {
  if (sign > 0) return Math.max(0, value);
  return sign < 0 ? Math.min(0, value) : value;
}

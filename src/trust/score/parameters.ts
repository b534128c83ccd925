import { FLAT_SIZE, OFFSETS } from './observations.ts';
import { TERMS, type Term } from './terms.ts';

// Chosen by cross-validation over the three labelled origins; docs/trust-score.md has the figures.
const CURVE_RIDGE = 0.5;
const CURVE_SMOOTHNESS = 1;
const LEVEL_RIDGE = 100;
const REFINEMENT_RIDGE = 0.5;
const SURFACE_RIDGE = 1;
const BASE_RIDGE = 1e-8;

/**
 * What is really solved for. A curve is a level and one step a pair of neighbouring knots, so that "never falls" is
 * "no step below 0"; its heights are centred on the average account, so that an unknown feature is an average one. The
 * level says how much merely average knowledge speaks for a genuine account (most are genuine), and is never above 0: a
 * column's presence must not raise a score, because it may only tell which source the row came from.
 */
export interface Parameters {
  /** The hand-set rules, from which the penalty measures. */
  start: Float64Array;
  /** 1: never below 0, -1: never above 0, 0: free. */
  signs: Int8Array;
  /** The flat vector of heights. */
  heights(solution: Float64Array): Float64Array;
  /** Gradient and lower-triangle curvature over heights, as those over parameters (full matrix). */
  reduce(gradient: Float64Array, curvature: Float64Array): { gradient: Float64Array; curvature: Float64Array };
  /** Adds the penalty at `solution` to both. */
  penalise(solution: Float64Array, gradient: Float64Array, curvature: Float64Array): void;
}

interface Block {
  term: Term;
  heightAt: number;
  parameterAt: number;
  /** Number of parameters: those of a surface are its heights, those of a curve its level, if it has one, and its steps. */
  size: number;
  levels: 0 | 1;
  /** How much of each parameter the average account has, by which heights are centred; nothing of a level. */
  average: Float64Array;
}

/** The parameters for cases whose average shares of each height are given. */
export function parametersOf(averageShares: Float64Array): Parameters {
  const blocks: Block[] = [];
  let parameterAt = 1;
  for (const [index, term] of TERMS.entries()) {
    const heightAt = OFFSETS[index] ?? 0;
    const block = blockOf(term, averageShares.subarray(heightAt, heightAt + term.size));
    blocks.push({ term, heightAt, parameterAt, ...block });
    parameterAt += block.size;
  }
  const size = parameterAt;
  const start = startOf(blocks, size);
  return {
    start,
    signs: signsOf(blocks, size),
    heights: (solution) => heightsOf(blocks, solution),
    reduce: (gradient, curvature) => reduceBy(blocks, size, gradient, curvature),
    penalise: (solution, gradient, curvature) => penaliseBlocks(blocks, start, solution, gradient, curvature),
  };
}

function blockOf(term: Term, shares: Float64Array): Pick<Block, 'size' | 'levels' | 'average'> {
  if (term.kind === 'surface') return { size: term.size, levels: 0, average: Float64Array.from(shares) };
  const levels = term.kind === 'curve' ? 1 : 0;
  const average = new Float64Array(term.size - 1 + levels);
  let above = 1;
  for (let step = 0; step < term.size - 1; step += 1) {
    above -= shares[step] ?? 0;
    average[levels + step] = above;
  }
  return { size: average.length, levels, average };
}

function startOf(blocks: readonly Block[], size: number): Float64Array {
  const start = new Float64Array(size);
  for (const { term, parameterAt } of blocks) {
    const handSet = term.kind === 'curve' ? term.feature.handSet : undefined;
    for (let step = 1; handSet && step < handSet.length; step += 1) {
      start[parameterAt + step] = (handSet[step] ?? 0) - (handSet[step - 1] ?? 0);
    }
  }
  return start;
}

function signsOf(blocks: readonly Block[], size: number): Int8Array {
  const signs = new Int8Array(size);
  for (const { term, parameterAt, size: width } of blocks) {
    if (term.kind !== 'curve') continue;
    const sign = term.feature.direction === 'raises' ? 1 : term.feature.direction === 'lowers' ? -1 : 0;
    signs.fill(sign, parameterAt + 1, parameterAt + width);
    signs[parameterAt] = -1;
  }
  return signs;
}

function heightsOf(blocks: readonly Block[], solution: Float64Array): Float64Array {
  const heights = new Float64Array(FLAT_SIZE);
  heights[0] = solution[0] ?? 0;
  for (const { term, heightAt, parameterAt, size, levels, average } of blocks) {
    let height = levels === 1 ? (solution[parameterAt] ?? 0) : 0;
    for (let at = 0; at < size; at += 1) height -= (average[at] ?? 0) * (solution[parameterAt + at] ?? 0);
    for (let row = 0; row < term.size; row += 1) {
      if (term.kind === 'surface') heights[heightAt + row] = height + (solution[parameterAt + row] ?? 0);
      else {
        if (row > 0) height += solution[parameterAt + levels + row - 1] ?? 0;
        heights[heightAt + row] = height;
      }
    }
  }
  return heights;
}

function reduceBy(blocks: readonly Block[], size: number, gradient: Float64Array, curvature: Float64Array) {
  const whole = Float64Array.from(curvature);
  for (let row = 0; row < FLAT_SIZE; row += 1) {
    for (let column = 0; column < row; column += 1) {
      whole[column * FLAT_SIZE + row] = whole[row * FLAT_SIZE + column] ?? 0;
    }
  }
  const half = project(blocks, size, whole, FLAT_SIZE);
  return {
    gradient: project(blocks, size, gradient, 1),
    curvature: project(blocks, size, transpose(half, size, FLAT_SIZE), size),
  };
}

/** What a matrix of FLAT_SIZE rows over heights is over parameters: `size` rows of the same width. */
function project(blocks: readonly Block[], size: number, matrix: Float64Array, width: number): Float64Array {
  const result = new Float64Array(size * width);
  result.set(matrix.subarray(0, width));
  for (const block of blocks) {
    const { term, heightAt, parameterAt, size: count, levels, average } = block;
    // Rows of the matrix summed from the last on: each step of a curve lifts all heights behind it.
    const sum = new Float64Array(width);
    for (let row = term.size - 1; row >= 0; row -= 1) {
      const from = (heightAt + row) * width;
      for (let cell = 0; cell < width; cell += 1) sum[cell] = (sum[cell] ?? 0) + (matrix[from + cell] ?? 0);
      if (term.kind === 'surface') result.set(matrix.subarray(from, from + width), (parameterAt + row) * width);
      else if (row + levels > 0) result.set(sum, (parameterAt + levels + row - 1) * width);
    }
    for (let at = 0; at < count; at += 1) {
      const share = average[at] ?? 0;
      const to = (parameterAt + at) * width;
      if (share !== 0)
        for (let cell = 0; cell < width; cell += 1)
          result[to + cell] = (result[to + cell] ?? 0) - share * (sum[cell] ?? 0);
    }
  }
  return result;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      result[column * rows + row] = matrix[row * columns + column] ?? 0;
    }
  }
  return result;
}

function penaliseBlocks(
  blocks: readonly Block[],
  start: Float64Array,
  solution: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const size = solution.length;
  const add = (row: number, column: number, strength: number): void => {
    curvature[row * size + column] = (curvature[row * size + column] ?? 0) + strength;
    gradient[row] = (gradient[row] ?? 0) - strength * ((solution[column] ?? 0) - (start[column] ?? 0));
  };
  add(0, 0, BASE_RIDGE);
  for (const { term, parameterAt, size: width } of blocks) {
    const levels = term.kind === 'curve' ? 1 : 0;
    const ridge = { curve: CURVE_RIDGE, refinement: REFINEMENT_RIDGE, surface: SURFACE_RIDGE }[term.kind];
    for (let at = parameterAt; at < parameterAt + width; at += 1) {
      add(at, at, levels === 1 && at === parameterAt ? LEVEL_RIDGE : ridge);
    }
    if (term.kind === 'surface') continue;
    for (let at = parameterAt + levels; at + 1 < parameterAt + width; at += 1) {
      add(at, at, CURVE_SMOOTHNESS);
      add(at + 1, at + 1, CURVE_SMOOTHNESS);
      add(at, at + 1, -CURVE_SMOOTHNESS);
      add(at + 1, at, -CURVE_SMOOTHNESS);
    }
  }
}

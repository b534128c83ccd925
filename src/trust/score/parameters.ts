import { FLAT_SIZE, OFFSETS } from './observations.ts';
import { TERMS, type Term } from './terms.ts';

// Chosen by cross-validation over the three labelled origins; docs/trust-score.md has the figures.
const CURVE_RIDGE = 0.5;
const CURVE_SMOOTHNESS = 1;
const LEVEL_RIDGE = 10;
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
  size: number;
  /** heights x parameters, row after row. */
  map: Float64Array;
}

/** The parameters for cases whose average shares of each height are given. */
export function parametersOf(averageShares: Float64Array): Parameters {
  const blocks: Block[] = [];
  let parameterAt = 1;
  for (const [index, term] of TERMS.entries()) {
    const heightAt = OFFSETS[index] ?? 0;
    const average = averageShares.subarray(heightAt, heightAt + term.size);
    const block = { term, heightAt, parameterAt, ...mapOf(term, average) };
    blocks.push(block);
    parameterAt += block.size;
  }
  const size = parameterAt;
  return {
    start: startOf(blocks, size),
    signs: signsOf(blocks, size),
    heights: (solution) => heightsOf(blocks, solution),
    reduce: (gradient, curvature) => reduceBy(blocks, size, gradient, curvature),
    penalise: (solution, gradient, curvature) =>
      penaliseBlocks(blocks, startOf(blocks, size), solution, gradient, curvature),
  };
}

function mapOf(term: Term, average: Float64Array): { size: number; map: Float64Array } {
  const rows = term.size;
  if (term.kind === 'surface') {
    const map = new Float64Array(rows * rows);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < rows; column += 1) {
        map[row * rows + column] = (row === column ? 1 : 0) - (average[column] ?? 0);
      }
    }
    return { size: rows, map };
  }
  const levels = term.kind === 'curve' ? 1 : 0;
  const size = rows - 1 + levels;
  const map = new Float64Array(rows * size);
  let above = 1;
  for (let step = 0; step < rows - 1; step += 1) {
    above -= average[step] ?? 0;
    for (let row = 0; row < rows; row += 1) map[row * size + levels + step] = (row > step ? 1 : 0) - above;
  }
  for (let row = 0; row < rows && levels === 1; row += 1) map[row * size] = 1;
  return { size, map };
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
  for (const { term, heightAt, parameterAt, size, map } of blocks) {
    for (let row = 0; row < term.size; row += 1) {
      let sum = 0;
      for (let column = 0; column < size; column += 1) {
        sum += (map[row * size + column] ?? 0) * (solution[parameterAt + column] ?? 0);
      }
      heights[heightAt + row] = sum;
    }
  }
  return heights;
}

function reduceBy(blocks: readonly Block[], size: number, gradient: Float64Array, curvature: Float64Array) {
  const whole = Float64Array.from(curvature, (value, cell) => {
    const [row, column] = [Math.floor(cell / FLAT_SIZE), cell % FLAT_SIZE];
    return row >= column ? value : (curvature[column * FLAT_SIZE + row] ?? 0);
  });
  const half = project(blocks, size, whole, FLAT_SIZE);
  return {
    gradient: project(blocks, size, gradient, 1),
    curvature: project(blocks, size, transpose(half, size, FLAT_SIZE), size),
  };
}

/** The transposed map times a matrix of FLAT_SIZE rows: `size` rows of the same width. */
function project(blocks: readonly Block[], size: number, matrix: Float64Array, width: number): Float64Array {
  const result = new Float64Array(size * width);
  result.set(matrix.subarray(0, width));
  for (const { term, heightAt, parameterAt, size: columns, map } of blocks) {
    for (let row = 0; row < term.size; row += 1) {
      const from = (heightAt + row) * width;
      for (let column = 0; column < columns; column += 1) {
        const factor = map[row * columns + column] ?? 0;
        if (factor === 0) continue;
        const to = (parameterAt + column) * width;
        for (let cell = 0; cell < width; cell += 1) {
          result[to + cell] = (result[to + cell] ?? 0) + factor * (matrix[from + cell] ?? 0);
        }
      }
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

import { cpus } from 'node:os';
import type { Figure, Measurement } from './entry.ts';
import type { EntryResult, Outcome, RunOptions } from './run-entry.ts';
import { spreadOf } from './statistics.ts';

const FIGURES: Record<Figure, { label: string; unit: string; digits: number }> = {
  ratio: { label: 'ratio', unit: ' ×', digits: 2 },
  p99Ratio: { label: 'p99', unit: ' ×', digits: 2 },
  p99Ms: { label: 'p99', unit: ' ms', digits: 1 },
  differenceMs: { label: 'extra', unit: ' ms', digits: 0 },
};

/** One entry as a block of text: both sides, each goal with its spread, and what was checked. */
export function printEntry(result: EntryResult): string {
  const lines = [
    `${result.name}: ${result.title}`,
    sideLine('ceiling', result.ceiling, result.unit),
    sideLine('subject', result.subject, result.unit),
    ...result.outcomes.map(outcomeLine),
    ...(result.subject.rounds.at(-1)?.checks ?? []).map((check) => `  checked  ${check}`),
  ];
  return lines.join('\n');
}

function sideLine(role: string, side: EntryResult['ceiling'], unit: string): string {
  const { median } = spreadOf(side.rounds.map((round) => round.value));
  const parts = [
    `${Math.round(median).toLocaleString('en')} ${unit}`,
    ...p99Part(side.rounds),
    ...processorPart(side.rounds),
  ];
  return `  ${role}  ${parts.join(', ').padEnd(58)} ${side.title}`;
}

const p99Part = (rounds: Measurement[]): string[] => {
  const times = rounds.flatMap(({ p99Ms }) => (p99Ms === undefined ? [] : [p99Ms]));
  return times.length > 0 ? [`p99 ${spreadOf(times).median.toFixed(1)} ms`] : [];
};

const processorPart = (rounds: Measurement[]): string[] => {
  const times = rounds.flatMap(({ microsEach }) => (microsEach === undefined ? [] : [microsEach]));
  return times.length > 0 ? [`processor ${Math.round(spreadOf(times).median)} µs each`] : [];
};

function outcomeLine({ goal, rounds, median, min, max, reached }: Outcome): string {
  const { label, unit, digits } = FIGURES[goal.figure];
  const say = (value: number) => value.toFixed(digits);
  const bound = goal.bound === 'at least' ? '≥' : '≤';
  return `  ${label.padEnd(7)}  ${say(median)}${unit} (${say(min)} … ${say(max)}; ${rounds.map(say).join(' ')})   goal ${bound} ${say(goal.value)}${unit}   ${reached ? 'reached' : 'MISSED'}`;
}

/** The whole run for a machine to read, with what it ran on: figures of two machines are not to be compared. */
export const toJson = (results: EntryResult[], options: RunOptions, startedAt: Date) => ({
  startedAt: startedAt.toISOString(),
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  ...options,
  entries: results,
});

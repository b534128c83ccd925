import type { Entry, Goal, Measurement } from './entry.ts';
import type { Bench } from './open-bench.ts';
import { compare, type Spread, spreadOf } from './statistics.ts';

export interface RunOptions {
  rounds: number;
  /** Of each measurement. */
  seconds: number;
  /** Measurements that are thrown away; left out, two. */
  warmUps?: number;
}

export interface Outcome extends Spread {
  goal: Goal;
  rounds: number[];
  /** Judged by the median. */
  reached: boolean;
}

export interface EntryResult {
  name: string;
  title: string;
  unit: Entry['unit'];
  ceiling: { title: string; rounds: Measurement[] };
  subject: { title: string; rounds: Measurement[] };
  outcomes: Outcome[];
}

/**
 * Measures both sides of an entry in turn, ceiling, subject, ceiling, subject …, so that whatever else the machine does meets
 * both alike. Measurements before, two by default, warm each side up and are thrown away: a server that runs for weeks has its code compiled.
 */
export async function runEntry(entry: Entry, bench: Bench, options: RunOptions): Promise<EntryResult> {
  const { name, title, unit } = entry;
  const ceiling = { title: entry.ceiling, rounds: [] as Measurement[] };
  const subject = { title: entry.subject, rounds: [] as Measurement[] };
  const sides = await entry.open(bench);
  const { warmUps = 2 } = options;
  for (let count = 1; count <= warmUps; count += 1) {
    const seconds = count === 1 ? options.seconds / 2 : options.seconds;
    await sides.ceiling.measure(seconds);
    await sides.subject.measure(seconds);
  }
  for (let round = 1; round <= options.rounds; round += 1) {
    bench.say(`${name}: round ${round} of ${options.rounds}`);
    ceiling.rounds.push(await sides.ceiling.measure(options.seconds));
    subject.rounds.push(await sides.subject.measure(options.seconds));
  }
  const outcomes = entry.goals.map((goal) => judge(goal, ceiling.rounds, subject.rounds));
  return { name, title, unit, ceiling, subject, outcomes };
}

function judge(goal: Goal, ceilings: Measurement[], subjects: Measurement[]): Outcome {
  const rounds = ceilings.map((ceiling, round) => compare(goal.figure, ceiling, subjects[round] as Measurement));
  const spread = spreadOf(rounds);
  const reached = goal.bound === 'at least' ? spread.median >= goal.value : spread.median <= goal.value;
  return { goal, rounds, ...spread, reached };
}

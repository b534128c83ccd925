import { expect, test } from 'vitest';
import { BrokenRound, type Entry, type Goal, type Measurement, type Side } from '../../scripts/bench/entry.ts';
import type { Bench } from '../../scripts/bench/open-bench.ts';
import { printEntry, toJson } from '../../scripts/bench/report.ts';
import { runEntry } from '../../scripts/bench/run-entry.ts';

const bench = { say: () => undefined } as unknown as Bench;

/** An entry whose sides answer prepared measurements, and the order in which they were asked. */
function prepared(goals: Goal[], ceilings: Measurement[], subjects: Measurement[]) {
  const asked: [string, number][] = [];
  const side = (name: string, measurements: Measurement[]): Side => ({
    async measure(seconds) {
      asked.push([name, seconds]);
      return measurements.shift() as Measurement;
    },
  });
  const entry: Entry = {
    name: 'redirect',
    title: 'A redirect',
    unit: 'requests/s',
    ceiling: 'bare',
    subject: 'Kolect',
    goals,
    open: async () => ({ ceiling: side('ceiling', ceilings), subject: side('subject', subjects) }),
  };
  return { entry, asked };
}

const warmUps = [{ value: 1 }, { value: 1 }];
const ratio: Goal = { figure: 'ratio', bound: 'at least', value: 0.65 };

test('the sides are warmed up and then measured in turn', async () => {
  const values = () => [...warmUps, { value: 10 }, { value: 20 }];
  const { entry, asked } = prepared([], values(), values());
  const result = await runEntry(entry, bench, { rounds: 2, seconds: 4 });
  expect(asked).toEqual(
    [2, 4, 4, 4].flatMap((seconds) => [
      ['ceiling', seconds],
      ['subject', seconds],
    ]),
  );
  expect(result.ceiling.rounds).toEqual([{ value: 10 }, { value: 20 }]);
});

test('a goal is judged by the median of the ratios of each round, not by the ratio of medians', async () => {
  const { entry } = prepared(
    [ratio],
    [...warmUps, { value: 100 }, { value: 200 }, { value: 1_000 }],
    [...warmUps, { value: 60 }, { value: 140 }, { value: 900 }],
  );
  const { outcomes } = await runEntry(entry, bench, { rounds: 3, seconds: 1 });
  expect(outcomes).toEqual([{ goal: ratio, rounds: [0.6, 0.7, 0.9], median: 0.7, min: 0.6, max: 0.9, reached: true }]);
});

test('a goal is missed when the median is on its wrong side', async () => {
  const p99: Goal = { figure: 'p99Ratio', bound: 'at most', value: 3 };
  const { entry } = prepared(
    [ratio, p99],
    [...warmUps, { value: 100, p99Ms: 2 }],
    [...warmUps, { value: 64, p99Ms: 7 }],
  );
  const { outcomes } = await runEntry(entry, bench, { rounds: 1, seconds: 1 });
  expect(outcomes.map(({ reached }) => reached)).toEqual([false, false]);
});

test('a goal with nothing to compare is missed', async () => {
  const p99: Goal = { figure: 'p99Ratio', bound: 'at most', value: 3 };
  const { entry } = prepared([p99], [...warmUps, { value: 1 }], [...warmUps, { value: 1 }]);
  expect((await runEntry(entry, bench, { rounds: 1, seconds: 1 })).outcomes[0]?.reached).toBe(false);
});

test('a round in which something was lost gives no result', async () => {
  const { entry } = prepared([ratio], [...warmUps, { value: 1 }], warmUps);
  entry.open = async () => ({
    ceiling: { measure: async () => ({ value: 1 }) },
    subject: { measure: () => Promise.reject(new BrokenRound('3 clicks are missing')) },
  });
  await expect(runEntry(entry, bench, { rounds: 1, seconds: 1 })).rejects.toThrow('3 clicks are missing');
});

test('the report names both sides, each goal with its spread, whether it is reached, and what was checked', async () => {
  const checks = ['30 redirects = 30 clicks recorded + 0 dropped'];
  const { entry } = prepared(
    [ratio],
    [...warmUps, { value: 14_800, p99Ms: 4 }, { value: 15_000, p99Ms: 4 }, { value: 14_000, p99Ms: 5 }],
    [...warmUps, { value: 7_400 }, { value: 10_500 }, { value: 9_100, checks }],
  );
  const result = await runEntry(entry, bench, { rounds: 3, seconds: 1 });
  const text = printEntry(result);
  expect(text).toContain('14,800 requests/s, p99 4.0 ms');
  expect(text).toContain('0.65 × (0.50 … 0.70; 0.50 0.70 0.65)   goal ≥ 0.65 ×   reached');
  expect(text).toContain(checks[0]);
  const json = toJson([result], { rounds: 3, seconds: 1 }, new Date('2026-03-02T09:00:00Z'));
  expect(json).toMatchObject({ startedAt: '2026-03-02T09:00:00.000Z', rounds: 3, entries: [{ name: 'redirect' }] });
});

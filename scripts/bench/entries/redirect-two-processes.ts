import { availableParallelism } from 'node:os';
import { startClickCheck } from '../check-clicks.ts';
import type { Entry, Measurement } from '../entry.ts';
import { CONNECTIONS, startHttpLoad, type Target } from '../http-load.ts';
import { openKolectChild, startKolectChild } from '../start-kolect-child.ts';
import { redirectTarget } from './redirect.ts';

const DATABASE = 'bench_redirect_two';

/**
 * Two processes answer redirects of the same links, against one of them alone. Both sides are sent the same by two load generators,
 * so that the generators are no part of the difference. Where fewer than four cores are free, the two take each other's time.
 */
export const redirectTwoProcesses: Entry = {
  name: 'redirect-two-processes',
  title: `A redirect with its click recorded, two processes (${availableParallelism()} cores for all of it)`,
  unit: 'requests/s',
  ceiling: 'one process',
  subject: 'two processes on the same database',
  goals: [{ figure: 'ratio', bound: 'at least', value: 1.6 }],
  async open(bench) {
    const first = await startKolectChild(bench, DATABASE);
    const second = await openKolectChild(bench, DATABASE);
    const loads = [startHttpLoad(bench, CONNECTIONS / 2), startHttpLoad(bench, CONNECTIONS / 2)];
    const metric = async (name: string) => (await first.metric(name)) + (await second.metric(name));
    const check = await startClickCheck(bench, { ...first, metric }, DATABASE);
    const side = (targets: [Target, Target]) => ({
      async measure(seconds: number): Promise<Measurement> {
        const rounds = await Promise.all(loads.map((load, index) => load(targets[index] as Target, seconds)));
        const answered = rounds.reduce((sum, round) => sum + round.answered, 0);
        const value = rounds.reduce((sum, round) => sum + round.value, 0);
        return { value, p99Ms: Math.max(...rounds.map((round) => round.p99Ms ?? 0)), checks: await check(answered) };
      },
    });
    const alone = () => redirectTarget(first);
    return {
      ceiling: side([alone(), alone()]),
      subject: side([alone(), redirectTarget({ ...first, ...second })]),
    };
  },
};

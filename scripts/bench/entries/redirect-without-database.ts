import { setTimeout as wait } from 'node:timers/promises';
import { startClickCheck } from '../check-clicks.ts';
import type { Entry, Measurement } from '../entry.ts';
import { startHttpLoad } from '../http-load.ts';
import type { Bench } from '../open-bench.ts';
import { startKolectChild } from '../start-kolect-child.ts';
import { redirectTarget } from './redirect.ts';

const DATABASE = 'bench_redirect_without_database';
const HALT_MS = 100;

/** Known links go on being redirected while mongod stands still, and no click is lost when it is back. */
export const redirectWithoutDatabase: Entry = {
  name: 'redirect-without-database',
  title: 'A redirect of a known link while mongod is stopped',
  unit: 'requests/s',
  ceiling: 'Kolect with mongod up',
  subject: 'Kolect with mongod stopped (SIGSTOP)',
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.9 }],
  async open(bench) {
    const kolect = await startKolectChild(bench, DATABASE);
    const target = redirectTarget(kolect);
    const load = startHttpLoad(bench);
    const check = await startClickCheck(bench, kolect, DATABASE);
    // A stopped mongod would not hear that it should end.
    bench.onClose(async () => void process.kill(bench.mongod.pid, 'SIGCONT'));
    const measure = async (seconds: number): Promise<Measurement> => {
      const round = await load(target, seconds);
      return { ...round, checks: await check(round.answered) };
    };
    return {
      ceiling: { measure },
      subject: {
        async measure(seconds) {
          const round = await withMongodStopped(bench, () => load(target, seconds));
          return { ...round, checks: await check(round.answered) };
        },
      },
    };
  },
};

async function withMongodStopped<Result>(bench: Bench, work: () => Promise<Result>): Promise<Result> {
  process.kill(bench.mongod.pid, 'SIGSTOP');
  try {
    await wait(HALT_MS);
    return await work();
  } finally {
    process.kill(bench.mongod.pid, 'SIGCONT');
  }
}

import { join } from 'node:path';
import type { Entry } from '../entry.ts';
import type { Bench } from '../open-bench.ts';
import { timeKolectStart, timeMongodStart } from '../time-start.ts';

/** `npm start` the second time, when everything is installed and the data is there, against mongod alone on the same data. */
export const start: Entry = {
  name: 'start',
  title: 'Start the second time, until ready',
  unit: 'ms',
  ceiling: 'mongod alone, until it is primary',
  subject: 'node src/main.ts all, until /readyz answers 200',
  goals: [{ figure: 'differenceMs', bound: 'at most', value: 1_500 }],
  async open(bench: Bench) {
    const dataDir = join(bench.folder, 'start');
    const [port = 0, , mongoPort = 0] = await bench.freePorts(3);
    const options = { bench, dataDir, port, mongoPort };
    await timeKolectStart(options);
    return {
      ceiling: { measure: async () => ({ value: await timeMongodStart(options) }) },
      subject: { measure: async () => ({ value: await timeKolectStart(options) }) },
    };
  },
};

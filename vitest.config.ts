import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/long-first.ts';

const browserTests = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    // One mongod a run; the projects below inherit everything but this, so it starts once.
    globalSetup: ['test/support/global-mongod.ts'],
    pool: 'forks',
    sequence: { sequencer: LongFirst },
    // Loading the service anew for each of 250 files takes longer than most of them.
    isolate: false,
    setupFiles: ['test/support/every-file.ts'],
    // Against hanging, not for speed: machines differ, and the other checks run beside the tests.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        // One more than there are processors: these often wait, for a pause, an answer that is late, or a process that starts.
        test: { name: 'server', include: ['test/**/*.test.ts'], exclude: [browserTests], maxWorkers: 3 },
      },
      {
        extends: true,
        // After the others, which take what the machine has.
        test: {
          name: 'browser',
          include: [browserTests],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

const browserTests = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    // One mongod a run; the projects below inherit everything but this, so it starts once.
    globalSetup: ['test/support/global-mongod.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Loading the service anew for each of 250 files takes longer than most of them.
    isolate: false,
    setupFiles: ['test/support/every-file.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: { name: 'server', include: ['test/**/*.test.ts'], exclude: [browserTests] },
      },
      {
        extends: true,
        // After the others, which take what the machine has.
        test: {
          name: 'browser',
          include: [browserTests],
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

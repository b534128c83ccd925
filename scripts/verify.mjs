// Everything that must hold before a change goes in. All checks run, whatever the earlier ones found.

import { spawnSync } from 'node:child_process';

/** The tests' report, from which `.ci/run` takes its counts. */
const REPORT = '.cache/test-report.json';

const CHECKS = [
  { title: 'format', command: ['biome', 'format', '.'] },
  { title: 'lint', command: ['biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '.'] },
  { title: 'boundaries', command: ['depcruise', 'src'] },
  { title: 'types of the server', command: ['tsc', '-p', 'tsconfig.json'] },
  { title: 'types of the portals', command: ['tsc', '-p', 'src/web'] },
  { title: 'types of the browser tests', command: ['tsc', '-p', 'test/browser'] },
  { title: 'OpenAPI document', command: ['node', 'scripts/openapi.ts', '--check'] },
  { title: 'links in the documentation', command: ['node', 'scripts/check-doc-links.mjs'] },
  {
    title: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    isLong: true,
  },
];

/** @param {typeof CHECKS[number]} check */
function run({ title, command, isLong }) {
  const started = Date.now();
  if (isLong) process.stdout.write(`… ${title}\n`);
  const [program = '', ...words] = command;
  const result = spawnSync(program, words, {
    encoding: 'utf8',
    stdio: isLong ? 'inherit' : 'pipe',
    maxBuffer: 64 << 20,
  });
  const passed = result.status === 0;
  if (!passed && !isLong) process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  if (result.error) process.stdout.write(`${result.error.message}\n`);
  process.stdout.write(`${passed ? '✓' : '✗'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return { title, passed };
}

const failed = CHECKS.map(run).filter(({ passed }) => !passed);
process.stdout.write(
  failed.length ? `failed: ${failed.map(({ title }) => title).join(', ')}\n` : 'all checks passed\n',
);
process.exitCode = failed.length ? 1 : 0;

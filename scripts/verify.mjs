// Everything that must hold before a change goes in. All checks run, whatever the earlier ones found.

import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** The tests' report, from which `.ci/run` takes its counts. */
const REPORT = '.cache/test-report.json';

const CHECKS = [
  { title: 'types of the server', command: ['tsc', '-p', 'tsconfig.json'] },
  { title: 'lint', command: ['biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '.'] },
  { title: 'types of the portals', command: ['tsc', '-p', 'src/web'] },
  { title: 'boundaries', command: ['depcruise', 'src'] },
  { title: 'types of the browser tests', command: ['tsc', '-p', 'test/browser'] },
  { title: 'OpenAPI document', command: ['node', 'scripts/openapi.ts', '--check'] },
  { title: 'format', command: ['biome', 'format', '.'] },
  { title: 'links in the documentation', command: ['node', 'scripts/check-doc-links.mjs'] },
  {
    title: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    isLong: true,
  },
];

/**
 * @param {typeof CHECKS[number]} check
 * @returns {Promise<{ title: string, passed: boolean }>}
 */
function run({ title, command, isLong }) {
  const started = Date.now();
  if (isLong) process.stdout.write(`… ${title}\n`);
  const [program = '', ...words] = command;
  const child = spawn(program, words, { stdio: isLong ? 'inherit' : 'pipe' });
  // Beside the tests, which wait now and then, the other checks take what these leave.
  if (!isLong && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    output += chunk;
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve) => {
    const end = (/** @type {number | null} */ code, trouble = '') => {
      const passed = code === 0;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${passed ? '' : output + trouble}${passed ? '✓' : '✗'} ${title} (${seconds} s)\n`);
      resolve({ title, passed });
    };
    child.on('error', ({ message }) => end(null, `${message}\n`));
    child.on('close', (code) => end(code));
  });
}

/** One after the other. */
async function runAll(/** @type {typeof CHECKS} */ checks) {
  /** @type {{ title: string, passed: boolean }[]} */
  const results = [];
  for (const check of checks) results.push(await run(check));
  return results;
}

const [quick, long] = await Promise.all([
  runAll(CHECKS.filter(({ isLong }) => !isLong)),
  runAll(CHECKS.filter(({ isLong }) => isLong)),
]);
const failed = [...quick, ...long].filter(({ passed }) => !passed);
process.stdout.write(
  failed.length ? `failed: ${failed.map(({ title }) => title).join(', ')}\n` : 'all checks passed\n',
);
process.exitCode = failed.length ? 1 : 0;

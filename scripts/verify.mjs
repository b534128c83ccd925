// Everything that must hold before a change goes in. All checks run, whatever the earlier ones found.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

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

/** As many side by side as there are processors. */
async function runAll(/** @type {typeof CHECKS} */ checks) {
  /** @type {{ title: string, passed: boolean }[]} */
  const results = [];
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(check));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

const quick = await runAll(CHECKS.filter(({ isLong }) => !isLong));
const long = await runAll(CHECKS.filter(({ isLong }) => isLong));
const failed = [...quick, ...long].filter(({ passed }) => !passed);
process.stdout.write(
  failed.length ? `failed: ${failed.map(({ title }) => title).join(', ')}\n` : 'all checks passed\n',
);
process.exitCode = failed.length ? 1 : 0;

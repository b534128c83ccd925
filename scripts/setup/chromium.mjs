import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findOnPath, isExecutable } from './find-on-path.mjs';
import { during, SetupError } from './report.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_MILLIS = 300_000;

/**
 * Path of a Chromium for the browser tests, installed if there is none.
 * @param {string} root @param {string} node
 */
export function findChromium(root, node) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new SetupError(`CHROMIUM_PATH names ${named}, which is no program.`);
  }
  return findOnPath(NAMES) ?? findOfPlaywright(root, node) ?? install(root, node);
}

/** @param {string} root @param {string} node */
function install(root, node) {
  if (process.getuid?.() === 0 && findOnPath(['apt-get'])) during('installing Chromium with apt-get', installWithApt);
  const installed = findOnPath(NAMES);
  if (installed) return installed;
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  during('fetching Chromium with Playwright', () => run(node, [cli, 'install', 'chromium'], {}));
  const fetched = findOfPlaywright(root, node);
  if (fetched) return fetched;
  throw new SetupError(
    'the browser tests need Chromium, and none could be found or installed. Install it ("chromium" on the PATH), or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

function installWithApt() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env);
}

/** Chromium that Playwright's installer has put on this machine. @param {string} root @param {string} node */
function findOfPlaywright(root, node) {
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  const answer = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8', timeout: 20_000 });
  return answer.stdout && isExecutable(answer.stdout) ? answer.stdout : undefined;
}

/** @param {string} program @param {string[]} words @param {Record<string, string>} env */
function run(program, words, env) {
  return spawnSync(program, words, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    timeout: INSTALL_MILLIS,
    killSignal: 'SIGKILL',
  });
}

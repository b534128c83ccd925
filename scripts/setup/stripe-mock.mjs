import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { findOnPath, isExecutable } from './find-on-path.mjs';
import { during, say } from './report.mjs';

const MODULE = 'github.com/stripe/stripe-mock@latest';
const INSTALL_MILLIS = 600_000;

/**
 * Path of Stripe's own mock, which checks calls against its published description; built with Go where there is one, else undefined: the
 * test that wants it is then skipped.
 * @param {string} root
 */
export function findStripeMock(root) {
  const named = process.env.STRIPE_MOCK_PATH;
  if (named && isExecutable(named)) return named;
  const folder = join(cacheFolder(root), 'bin');
  const built = join(folder, 'stripe-mock');
  const found = findOnPath(['stripe-mock']) ?? (isExecutable(built) ? built : undefined);
  if (found) return found;
  const go = findOnPath(['go']);
  if (!go) {
    say('there is no Go to build stripe-mock with; the test of the shapes of our calls is skipped');
    return undefined;
  }
  during('building stripe-mock with go install', () =>
    spawnSync(go, ['install', MODULE], {
      env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' },
      stdio: 'ignore',
      timeout: INSTALL_MILLIS,
    }),
  );
  if (isExecutable(built)) return built;
  say('stripe-mock could not be built; the test of the shapes of our calls is skipped');
  return undefined;
}

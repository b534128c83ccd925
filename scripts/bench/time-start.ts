import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { MongoBinary } from 'mongodb-memory-server';
import type { Bench } from './open-bench.ts';

export interface StartOptions {
  bench: Bench;
  /** The same for both, so that both open the same data. */
  dataDir: string;
  port: number;
  mongoPort: number;
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const DEADLINE_MS = 120_000;
const LOOK_MS = 5;

/** Milliseconds from starting Kolect with everything in one process, as `npm start` does, to its first "ready". */
export async function timeKolectStart({ bench, dataDir, port, mongoPort }: StartOptions): Promise<number> {
  const environment = {
    PATH: process.env.PATH,
    // As `npm start` sets them up.
    MONGOMS_SYSTEM_BINARY: process.env.MONGOMS_SYSTEM_BINARY,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    DATA_DIR: dataDir,
    PORT: `${port}`,
    MONGO_PORT: `${mongoPort}`,
    LOG_LEVEL: 'error',
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [MAIN, 'all'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  return timeChild(bench, child, startedAt, () => isKolectReady(port));
}

/** Milliseconds from starting mongod, with the options that Kolect gives it, until it is primary. */
export async function timeMongodStart({ bench, dataDir, mongoPort }: StartOptions): Promise<number> {
  const binary = await MongoBinary.getPath();
  const dbPath = join(dataDir, 'mongo');
  await mkdir(dbPath, { recursive: true });
  const words = ['--port', `${mongoPort}`, '--dbpath', dbPath, '--bind_ip', '127.0.0.1', ...MONGOD_OPTIONS];
  const client = new MongoClient(`mongodb://127.0.0.1:${mongoPort}/?directConnection=true`);
  const startedAt = performance.now();
  const child = spawn(binary, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    return await timeChild(bench, child, startedAt, () => isPrimary(client));
  } finally {
    await client.close();
  }
}

const MONGOD_OPTIONS = [
  ...['--replSet', 'kolect', '--wiredTigerCacheSizeGB', '1', '--oplogSize', '512', '--quiet', '--nounixsocket'],
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
];

async function timeChild(
  bench: Bench,
  child: ChildProcess,
  startedAt: number,
  isReady: () => Promise<boolean>,
): Promise<number> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  bench.onClose(stop);
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended before it was ready`);
    if (performance.now() - startedAt > DEADLINE_MS) throw new Error(`${child.spawnfile} did not become ready`);
    await wait(LOOK_MS);
  }
  const elapsedMs = performance.now() - startedAt;
  await stop();
  return elapsedMs;
}

const isKolectReady = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

const isPrimary = async (client: MongoClient): Promise<boolean> =>
  client
    .db('admin')
    .command({ hello: 1 })
    .then(
      (answer) => answer.isWritablePrimary === true,
      () => false,
    );

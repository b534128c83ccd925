import { join } from 'node:path';
import { prepareDirectory } from './data-directory.ts';
import { ensurePrimary, REPLICA_SET } from './ensure-primary.ts';
import { findFreePort, isPortFree } from './free-port.ts';
import type { MongodInstance } from './mongod-instance.ts';
import { readRecord, stopOrphan, writeRecord } from './mongod-record.ts';
import { StartupError } from './startup-error.ts';

export interface EmbeddedMongod {
  /** Connection string without a database name. */
  uri: string;
  pid: number;
  /** Resolves when mongod has ended, asked for or not. */
  ended: Promise<void>;
  /** Ends mongod cleanly. Safe to call twice. */
  stop(): Promise<void>;
}

interface Options {
  /** The data goes to `mongo/` below it and survives restarts. Whoever starts holds the instance lock of it. */
  dataDir: string;
  /** Fixed port; left out, the port of the last run if it is free, else any free one. */
  port?: number;
}

const LAUNCH_MILLIS = 120_000;

const MONGOD_ARGUMENTS = [
  ...['--wiredTigerCacheSizeGB', '1'],
  ...['--oplogSize', '512'],
  // Its own log would be read by nobody but our process: only what is slow enough to matter.
  ...['--slowms', '1000'],
  '--quiet',
  '--nounixsocket',
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  // A primary that gets SIGTERM waits 15 s for its clients by default; an orphan has none.
  ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
];

/**
 * Starts a real mongod (one-node replica set, wiredTiger, loopback only) as a child in a process group of its own, so
 * that a terminal's Ctrl-C reaches it only through us. Resolves when it is primary. Throws StartupError.
 */
export async function startEmbeddedMongod({ dataDir, port }: Options): Promise<EmbeddedMongod> {
  const dbPath = join(dataDir, 'mongo');
  prepareDirectory(dbPath);
  const last = readRecord(dataDir);
  if (last) await stopOrphan(last);
  if (port !== undefined && !(await isPortFree(port))) {
    throw new StartupError(`Port ${port} for the database is taken by another program. Choose another, or none.`);
  }
  const chosen = port ?? (await findFreePort(last?.port));
  const instance = await createInstance(dbPath, chosen);
  instance.onSpawned = (pid) => writeRecord(dataDir, chosen, pid);
  await launch(instance);
  try {
    await ensurePrimary(chosen);
  } catch (error) {
    await instance.stop();
    throw error;
  }
  return {
    uri: `mongodb://127.0.0.1:${chosen}/?replicaSet=${REPLICA_SET}`,
    pid: instance.mongodProcess?.pid ?? 0,
    ended: instance.ended,
    stop: async () => {
      await instance.stop();
    },
  };
}

async function createInstance(dbPath: string, port: number): Promise<MongodInstance> {
  // A development dependency: a production install has a MongoDB of its own.
  const { MongodInstance } = await import('./mongod-instance.ts').catch((error: unknown) => {
    throw new StartupError(
      `The embedded MongoDB needs the development dependencies (${error instanceof Error ? error.message : error}). Install them, or set MONGODB_URI.`,
    );
  });
  return new MongodInstance({
    instance: {
      port,
      dbPath,
      ip: '127.0.0.1',
      replSet: REPLICA_SET,
      storageEngine: 'wiredTiger',
      launchTimeout: LAUNCH_MILLIS,
      args: MONGOD_ARGUMENTS,
    },
    spawn: { detached: true },
  });
}

async function launch(instance: MongodInstance): Promise<void> {
  const { MongoBinary } = await import('mongodb-memory-server');
  await MongoBinary.getPath().catch((error: unknown) => {
    throw new StartupError(
      `No mongod was found (${error instanceof Error ? error.message : error}). Run "npm run setup", or set MONGOMS_SYSTEM_BINARY to a mongod or MONGODB_URI to a running one.`,
    );
  });
  try {
    await instance.start();
  } catch (error) {
    await instance.stop();
    throw instance.explain(error);
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.ts';
import { StartupError } from './startup-error.ts';

/** What is remembered of the last mongod on a data directory, to find its port again and to end it if it was orphaned. */
export interface MongodRecord {
  port: number;
  mongod: ProcessIdentity;
  owner: ProcessIdentity;
}

export function readRecord(dataDir: string): MongodRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as Partial<MongodRecord>;
    return record.mongod && record.owner && record.port ? (record as MongodRecord) : undefined;
  } catch {
    return undefined;
  }
}

export function writeRecord(dataDir: string, port: number, mongodPid: number): void {
  const mongod = identifyProcess(mongodPid);
  const owner = identifyProcess(process.pid);
  if (mongod && owner)
    writeFileSync(recordPath(dataDir), JSON.stringify({ port, mongod, owner } satisfies MongodRecord));
}

const GRACE_MILLIS = 15_000;
const KILL_MILLIS = 5_000;

/**
 * Ends the mongod of an earlier run whose owner died without stopping it. Throws StartupError when the owner lives:
 * then the data is in use, and nothing is touched.
 */
export async function stopOrphan({ mongod, owner }: MongodRecord): Promise<void> {
  if (!isAlive(mongod)) return;
  if (isAlive(owner)) {
    throw new StartupError(
      `The database is in use by process ${owner.pid}. Stop that one first, or use another DATA_DIR.`,
    );
  }
  if (await ends(mongod, 'SIGTERM', GRACE_MILLIS)) return;
  if (await ends(mongod, 'SIGKILL', KILL_MILLIS)) return;
  throw new StartupError(`A mongod of an earlier run (process ${mongod.pid}) does not end. End it, then start again.`);
}

async function ends(identity: ProcessIdentity, signal: NodeJS.Signals, withinMillis: number): Promise<boolean> {
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if (isAlive(identity)) throw error;
  }
  const deadline = performance.now() + withinMillis;
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false;
    await wait(20);
  }
  return true;
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'mongod.json');
}

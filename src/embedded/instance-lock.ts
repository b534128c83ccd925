import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { prepareDirectory } from './data-directory.ts';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.ts';
import { StartupError } from './startup-error.ts';

interface LockContent extends ProcessIdentity {
  token: string;
  url?: string;
}

export interface InstanceLock {
  /** Tells whoever tries to start a second instance where this one answers. */
  update(details: { url: string }): void;
  /** Gives the data directory free. Safe to call twice. */
  release(): void;
}

const ATTEMPTS = 20;

/**
 * Makes this process the only Kolect on the data directory, until it releases the lock or dies.
 * Throws StartupError naming pid and address when another one runs; the lock of a dead process is taken over.
 */
export async function takeInstanceLock(dataDir: string): Promise<InstanceLock> {
  prepareDirectory(dataDir);
  const path = join(dataDir, 'instance.lock');
  const mine: LockContent = { pid: process.pid, started: '', ...identifyProcess(process.pid), token: randomUUID() };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (createLock(path, mine)) return lockOf(path, mine);
    const holder = readLock(path);
    if (holder && isAlive(holder)) throw alreadyRunning(dataDir, holder);
    // An unreadable lock may be one that is being written this moment; only a lasting one is left over.
    if (holder || attempt > ATTEMPTS / 2) removeStaleLock(path, holder);
    else await wait(20);
  }
  throw new StartupError(`The lock ${path} could not be taken. If no Kolect runs, delete this file and start again.`);
}

function lockOf(path: string, mine: LockContent): InstanceLock {
  return {
    update({ url }) {
      if (readLock(path)?.token !== mine.token) return;
      const draft = `${path}.${mine.token}`;
      writeFileSync(draft, JSON.stringify({ ...mine, url }));
      renameSync(draft, path);
    },
    release() {
      if (readLock(path)?.token === mine.token) unlinkSync(path);
    },
  };
}

function createLock(path: string, content: LockContent): boolean {
  try {
    writeFileSync(path, JSON.stringify(content), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path: string): LockContent | undefined {
  try {
    const content = JSON.parse(readFileSync(path, 'utf8')) as LockContent;
    return Number.isInteger(content.pid) && content.pid > 0 ? content : undefined;
  } catch {
    return undefined;
  }
}

// Renaming first makes sure that of several processes that found the same stale lock only one removes it, and that
// a lock which a quicker one has put in its place meanwhile is given back.
function removeStaleLock(path: string, stale: LockContent | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const removed = readLock(aside);
  if (removed && removed.token !== stale?.token) createLock(path, removed);
  unlinkSync(aside);
}

function alreadyRunning(dataDir: string, holder: LockContent): StartupError {
  const address = holder.url ? ` at ${holder.url}` : '';
  return new StartupError(
    `Kolect already runs on ${dataDir}${address} (process ${holder.pid}). Stop that one first, or give this one a DATA_DIR and a PORT of its own.`,
  );
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StartupError, takeInstanceLock } from '../../src/embedded/index.ts';
import { identifyProcess } from '../../src/embedded/process-identity.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const fixture = join(import.meta.dirname, 'fixtures', 'hold-lock.ts');

async function holdElsewhere(dataDir: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [fixture, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  if (holder.stdout) await once(holder.stdout, 'data');
  return holder;
}

test('a second instance is refused with the pid and the address of the first', async () => {
  const dataDir = temporaryDirectory();
  const holder = await holdElsewhere(dataDir);
  const taking = takeInstanceLock(dataDir);
  await expect(taking).rejects.toThrow(StartupError);
  await expect(taking).rejects.toThrow(`at http://localhost:4150 (process ${holder.pid})`);
});

test('the lock of a process that was killed is taken over', async () => {
  const dataDir = temporaryDirectory();
  const holder = await holdElsewhere(dataDir);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = await takeInstanceLock(dataDir);
  await expect(takeInstanceLock(dataDir)).rejects.toThrow(`process ${process.pid}`);
  lock.release();
});

test('a pid that another program has by now does not hold the lock', async () => {
  const dataDir = temporaryDirectory();
  const reused = { ...identifyProcess(process.ppid), started: 'long ago', token: 'old' };
  expect(reused.pid).toBe(process.ppid);
  writeFileSync(join(dataDir, 'instance.lock'), JSON.stringify(reused));
  const lock = await takeInstanceLock(dataDir);
  lock.release();
});

test('a lock that was never fully written is taken over', async () => {
  const dataDir = temporaryDirectory();
  writeFileSync(join(dataDir, 'instance.lock'), '{"pid":');
  const lock = await takeInstanceLock(dataDir);
  expect(JSON.parse(readFileSync(join(dataDir, 'instance.lock'), 'utf8')).pid).toBe(process.pid);
  lock.release();
});

test('of several that find the same stale lock at once only one gets it', async () => {
  const dataDir = temporaryDirectory();
  const stale = { pid: process.ppid, started: 'long ago', token: 'old' };
  writeFileSync(join(dataDir, 'instance.lock'), JSON.stringify(stale));
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeInstanceLock(dataDir)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('releasing leaves nothing behind, can be repeated, and spares the lock of a successor', async () => {
  const dataDir = temporaryDirectory();
  const first = await takeInstanceLock(dataDir);
  first.release();
  expect(readdirSync(dataDir)).toEqual([]);
  const second = await takeInstanceLock(dataDir);
  first.update({ url: 'http://localhost:1' });
  first.release();
  expect(existsSync(join(dataDir, 'instance.lock'))).toBe(true);
  await expect(takeInstanceLock(dataDir)).rejects.not.toThrow('localhost:1 ');
  second.release();
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { identifyProcess, isAlive } from '../../src/embedded/process-identity.ts';

test('a living process is itself every time it is asked', () => {
  const identity = identifyProcess(process.pid);
  expect(identity).toEqual(identifyProcess(process.pid));
  expect(identity && isAlive(identity)).toBe(true);
});

test('two processes differ', () => {
  expect(identifyProcess(process.pid)?.started).not.toBe(identifyProcess(process.ppid)?.started);
});

test('a process that has ended is not alive', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = identifyProcess(child.pid ?? 0);
  expect(identity && isAlive(identity)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(identity && isAlive(identity)).toBe(false);
});

test('the same pid with another start is another process', () => {
  expect(isAlive({ pid: process.pid, started: 'long ago' })).toBe(false);
});

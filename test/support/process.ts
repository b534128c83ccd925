import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';

const root = join(import.meta.dirname, '../..');

export interface Run {
  pid: number;
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Waits until it printed something. */
  prints(text: string | RegExp, withinMs?: number): Promise<string>;
}

/**
 * A program of this repository in a process of its own, with an environment of its own.
 * @param after takes what ends it when its time is over; the test's own end when left out
 */
export function runProgram(
  words: string[],
  environment: NodeJS.ProcessEnv,
  after: (end: () => Promise<void>) => void = onTestFinished,
): Run {
  const { PATH, HOME, TMPDIR, MONGOMS_SYSTEM_BINARY } = process.env;
  const own = { PATH, HOME, TMPDIR, MONGOMS_SYSTEM_BINARY, ...environment };
  const child = spawn(process.execPath, words, { cwd: root, env: own, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
  });
  after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    signal: (name) => void child.kill(name),
    ended,
    prints: (text, withinMs = 20_000) =>
      eventually(
        () => (typeof text === 'string' ? output.includes(text) : text.test(output)) && output,
        withinMs,
        50,
      ).catch(() => {
        throw new Error(`did not print ${text} but:\n${output}`);
      }),
  };
}

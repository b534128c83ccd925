import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of the bench that answers commands, one module of `processes/` each. */
export interface Child {
  ask<Answer>(command: string, input?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Call {
  id: number;
  command: string;
  input: unknown;
}

export type Reply = { id: number; result: unknown } | { id: number; problem: string };

const STOP_MS = 10_000;

/**
 * Starts a module of `processes/` as a process of its own. It ends when we do, however we end.
 * @param environment all of its environment but the PATH: what the caller's shell has set must not change what is measured
 */
export function startChild(
  module: string,
  options: { environment?: NodeJS.ProcessEnv; nodeOptions?: string[] } = {},
): Child {
  const path = fileURLToPath(new URL(`./processes/${module}.ts`, import.meta.url));
  const child = fork(path, [], {
    env: { PATH: process.env.PATH, ...options.environment },
    execArgv: options.nodeOptions ?? [],
    serialization: 'advanced',
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { ask: askThrough(child, module), stop: () => stopChild(child, ended) };
}

function askThrough(child: ChildProcess, module: string): Child['ask'] {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  child.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('problem' in reply) asker?.reject(new Error(`${module}: ${reply.problem}`));
    else asker?.resolve(reply.result);
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${module} ended early: ${signal ?? code}`));
    waiting.clear();
  });
  return <Answer>(command: string, input?: unknown) =>
    new Promise<Answer>((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve: resolve as (result: unknown) => void, reject });
      const call: Call = { id: count, command, input };
      child.send(call, (error) => error && reject(error));
    });
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect();
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(force);
}

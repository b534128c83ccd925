import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Place } from './context.ts';
import type { Order } from './worker.ts';

const WORKER = join(import.meta.dirname, 'worker.ts');

export interface KillPoint {
  step: string;
  /** How often the step is reached before the kill. */
  count: number;
}

export interface Played {
  /** Points at which a worker was killed. */
  killed: KillPoint[];
  /** Points that the run did not come to any more. */
  missed: KillPoint[];
}

/** Has one worker after another take a run further, each killed at its point, and a last one that nobody kills. */
export async function playRun(place: Place, runId: string, points: KillPoint[]): Promise<Played> {
  const played: Played = { killed: [], missed: [] };
  for (const [index, point] of points.entries()) {
    const signal = await workOnce({ place, runId, fatal: point });
    if (signal === 'SIGKILL') {
      played.killed.push(point);
      continue;
    }
    // The run is over, so no later point can be come to.
    played.missed.push(...points.slice(index));
    return played;
  }
  await workOnce({ place, runId, fatal: null });
  return played;
}

async function workOnce(order: Order): Promise<NodeJS.Signals | null> {
  const child: ChildProcess = fork(WORKER, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(order);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (code !== null && code !== 0) throw new Error(`a worker ended with ${code}`);
  return signal;
}

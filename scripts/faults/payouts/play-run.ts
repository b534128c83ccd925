import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Context } from '../../../src/context.ts';
import type { Place } from './context.ts';
import type { Order } from './worker.ts';

/** What the database calls the workers, to know what they left open. */
export const WORKER_NAME = 'kolect-payout-worker';
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

/** Processes that take a run further. The next one gets ready while its predecessor works: a kill costs no start-up. */
export class Workers {
  private readonly ctx: Context;
  private readonly place: Place;
  private next: Promise<ChildProcess>;

  constructor(ctx: Context, place: Place) {
    this.ctx = ctx;
    this.place = place;
    this.next = startWorker(place);
  }

  /** Has one worker after another take a run further, each killed at its point, and a last one that nobody kills. */
  async play(runId: string, points: KillPoint[]): Promise<Played> {
    const played: Played = { killed: [], missed: [] };
    for (const [index, point] of points.entries()) {
      if ((await this.work({ runId, fatal: point })) === 'SIGKILL') {
        played.killed.push(point);
        continue;
      }
      // The run is over, so no later point can be come to.
      played.missed.push(...points.slice(index));
      return played;
    }
    await this.work({ runId, fatal: null });
    return played;
  }

  private async work(order: Order): Promise<NodeJS.Signals | null> {
    const child = await this.next;
    this.next = startWorker(this.place);
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.send(order);
    const [code, signal] = await ended;
    if (code !== null && code !== 0) throw new Error(`a worker ended with ${code}`);
    if (signal) await rollBackWhatWasLeft(this.ctx);
    return signal;
  }

  async stop(): Promise<void> {
    const child = await this.next;
    child.disconnect();
    if (child.exitCode === null) await once(child, 'exit');
  }
}

async function startWorker(place: Place): Promise<ChildProcess> {
  const child = fork(WORKER, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(place);
  await once(child, 'message');
  return child;
}

/**
 * The database rolls back the transactions of a dead client by itself, after a minute. Here it is told to at once: what the others meet is the
 * same, without the wait. Only what is idle, so nobody who lives; a worker that is getting ready has no transaction.
 */
async function rollBackWhatWasLeft(ctx: Context): Promise<void> {
  const admin = ctx.mongo.getClient().db('admin');
  const left = await admin
    .aggregate<{ lsid: object }>(
      [
        { $currentOp: { allUsers: true, idleSessions: true } },
        { $match: { appName: WORKER_NAME, lsid: { $exists: true }, 'transaction.parameters': { $exists: true } } },
        { $project: { lsid: 1 } },
      ],
      { readConcern: 'local' },
    )
    .toArray();
  if (left.length > 0) await admin.command({ killAllSessionsByPattern: left.map(({ lsid }) => ({ lsid })) });
}

import { type Child, startChild } from './child.ts';
import { BrokenRound, type Measurement } from './entry.ts';
import type { Bench } from './open-bench.ts';
import type { Load, LoadRequest, LoadResult } from './processes/load.ts';

export type { LoadRequest } from './processes/load.ts';

/** Requests under way at any time, on both sides of every entry. */
export const CONNECTIONS = 32;

const FIRST_RATE = 2_000;
const LIMIT_FACTOR = 10;

export interface Target {
  url: string;
  /** The process that answers, to see what it takes. */
  server: Child;
  /** Every answer has to have this status. */
  status: number;
  /** Fewest requests of a measurement, however short it is. */
  least: number;
  requests(amount: number): LoadRequest[];
}

export interface HttpRound extends Measurement {
  answered: number;
}

/** Loads HTTP servers from a process of its own. Amounts follow the rate of the last measurement of the same target. */
export function startHttpLoad(
  bench: Bench,
  connections = CONNECTIONS,
): (target: Target, seconds: number) => Promise<HttpRound> {
  const generator = startChild('load');
  bench.onClose(() => generator.stop());
  const rates = new Map<Target, number>();
  return async (target, seconds) => {
    const amount = Math.max(target.least, Math.round((rates.get(target) ?? FIRST_RATE) * seconds));
    const load: Load = {
      url: target.url,
      connections,
      requests: target.requests(amount),
      amount,
      limitMs: (seconds * LIMIT_FACTOR + 60) * 1_000,
    };
    const busyBefore = await target.server.ask<number>('busyMicros');
    const result = await generator.ask<LoadResult>('run', load);
    const busyMicros = (await target.server.ask<number>('busyMicros')) - busyBefore;
    refuseFailures(result, target.status, amount);
    rates.set(target, amount / result.seconds);
    return {
      answered: amount,
      value: amount / result.seconds,
      p99Ms: result.p99Ms,
      microsEach: busyMicros / amount,
    };
  };
}

function refuseFailures({ statuses, errors }: LoadResult, status: number, amount: number): void {
  if (errors === 0 && statuses[status] === amount) return;
  throw new BrokenRound(
    `of ${amount} requests not all were answered ${status}: ${JSON.stringify({ statuses, errors })}`,
  );
}

import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { percentile } from '../statistics.ts';
import { answer } from './answer.ts';

export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Load {
  url: string;
  /** How many requests are under way at any time. */
  connections: number;
  /** Taken in turn, from the first again after the last. */
  requests: LoadRequest[];
  amount: number;
  /** Longest time that the whole of it may take. */
  limitMs: number;
}

export interface LoadResult {
  /** Answers by status. */
  statuses: Record<string, number>;
  /** Requests without an answer: broken connections and time-outs. */
  errors: number;
  seconds: number;
  p99Ms: number;
}

/** Sends a fixed number of requests, so that at the end none is under way whose effect nobody could tell. */
async function run(load: Load): Promise<LoadResult> {
  const times = new Float64Array(load.amount);
  const statuses: Record<string, number> = {};
  let answers = 0;
  let startedAt = 0;
  let endedAt = 0;
  const { errors } = await send(load, (tool) => {
    tool.on('start', () => {
      startedAt = performance.now();
    });
    tool.on('response', (_client, status, _bytes, ms) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      times[answers] = ms;
      answers += 1;
      endedAt = performance.now();
    });
  });
  const p99Ms = percentile(times.subarray(0, answers), 0.99);
  return { statuses, errors, seconds: (endedAt - startedAt) / 1_000, p99Ms };
}

function send(load: Load, listen: (tool: autocannon.Instance) => void): Promise<autocannon.Result> {
  const { url, connections, requests, amount, limitMs } = load;
  let count = 0;
  // Each connection has its own share of the requests, built before the first is sent.
  const setupClient = (client: autocannon.Client) => {
    const share = requests.filter((_, index) => index % connections === count);
    count += 1;
    client.setRequests(share);
  };
  return new Promise((resolve, reject) => {
    const options = { url, connections, amount, setupClient, timeout: 10, sampleInt: 100 };
    const tool = autocannon(options, (error, result) => {
      clearTimeout(limit);
      if (error) reject(error);
      else resolve(result);
    });
    const limit = setTimeout(() => tool.stop(), limitMs);
    listen(tool);
  });
}

answer({ run });

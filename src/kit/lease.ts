import type { Connection } from 'mongoose';
import { defineModel } from './model.ts';

interface LeaseRecord {
  _id: string;
  holder: string;
  until: Date;
}

const leases = defineModel<LeaseRecord>('leases', { holder: String, until: Date });

const LEASE_MS = 15_000;

/**
 * Runs `work` while nobody else holds the lease, by the database's own time: a process whose clock is off changes nothing.
 * The lease is renewed while the work goes on; `signal` fires when that failed, or at `stop`, and the work has to come to an end.
 * @returns whether the lease was had
 */
export async function withLease(
  holder: { mongo: Connection },
  name: string,
  process: string,
  work: (signal: AbortSignal) => Promise<void>,
  stop?: AbortSignal,
): Promise<boolean> {
  if (!(await take(holder, name, process))) return false;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    take(holder, name, process).then(
      (kept) => kept || lost.abort(),
      () => lost.abort(),
    );
  }, LEASE_MS / 3);
  try {
    await work(stop ? AbortSignal.any([lost.signal, stop]) : lost.signal);
  } finally {
    clearInterval(renewal);
    await leases(holder)
      .updateOne({ _id: name, holder: process }, { $set: { until: new Date(0) } })
      .catch(() => undefined);
  }
  return true;
}

async function take(holder: { mongo: Connection }, name: string, process: string): Promise<boolean> {
  const until = { $add: ['$$NOW', LEASE_MS] };
  const free = { $or: [{ $lt: ['$until', '$$NOW'] }, { $eq: ['$holder', process] }] };
  const mine = () =>
    leases(holder).collection.updateOne({ _id: name as never, $expr: free }, [{ $set: { holder: process, until } }], {
      writeConcern: { w: 'majority' },
    });
  if ((await mine()).matchedCount === 1) return true;
  // Held by another, or never held before: only in the second case there is something to insert.
  const { upsertedCount } = await leases(holder).updateOne(
    { _id: name },
    { $setOnInsert: { holder: '', until: new Date(0) } },
    { upsert: true },
  );
  return upsertedCount === 1 && (await mine()).matchedCount === 1;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { unavailable } from './errors.ts';

export interface Transactional {
  mongo: Connection;
  session?: ClientSession | undefined;
}

const MAX_ATTEMPTS = 8;
const MAX_MS = 30_000;

const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  'hasErrorLabel' in error &&
  typeof error.hasErrorLabel === 'function' &&
  error.hasErrorLabel('TransientTransactionError') === true;

/**
 * Runs `work` in one transaction (snapshot reads, majority writes) and joins an outer one when `ctx` is in it already.
 * `work` may run several times: everything it does must go through the session. Gives up after 8 attempts (or as many as are given) or 30 s.
 * The driver retries an unknown commit result on its own: the commit is idempotent.
 */
export async function inTransaction<C extends Transactional, T>(
  ctx: C,
  work: (tx: C) => Promise<T>,
  { attempts = MAX_ATTEMPTS }: { attempts?: number | undefined } = {},
): Promise<T> {
  if (ctx.session) return work(ctx);
  const deadline = Date.now() + MAX_MS;
  for (let attempt = 1; ; attempt += 1) {
    const session = await ctx.mongo.startSession();
    try {
      return await runOnce(ctx, session, work);
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (attempt >= attempts || Date.now() > deadline) {
        throw unavailable('busy', 'Too many people are changing this at once. Try again.');
      }
      await sleep(Math.random() * 10 * 2 ** attempt);
    } finally {
      await session.endSession();
    }
  }
}

async function runOnce<C extends Transactional, T>(
  ctx: C,
  session: ClientSession,
  work: (tx: C) => Promise<T>,
): Promise<T> {
  session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
  try {
    const result = await work({ ...ctx, session });
    await commit(session);
    return result;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    throw error;
  }
}

async function commit(session: ClientSession): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      const unknown =
        error instanceof Error &&
        'hasErrorLabel' in error &&
        typeof error.hasErrorLabel === 'function' &&
        error.hasErrorLabel('UnknownTransactionCommitResult') === true;
      if (!unknown || attempt >= 5) throw error;
    }
  }
}

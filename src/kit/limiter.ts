import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from './errors.ts';

/** So many in so many seconds. */
export interface Allowance {
  points: number;
  seconds: number;
}

export interface Spent {
  remaining: number;
  resetSeconds: number;
}

interface Holder {
  mongo: Connection;
}

const known = new WeakMap<Connection, Map<string, RateLimiterMongo>>();

function limiterOf({ mongo }: Holder, name: string, { points, seconds }: Allowance): RateLimiterMongo {
  const limiters = known.get(mongo) ?? new Map<string, RateLimiterMongo>();
  known.set(mongo, limiters);
  const made =
    limiters.get(name) ??
    new RateLimiterMongo({
      storeClient: mongo.getClient(),
      dbName: mongo.name,
      tableName: 'rate_limits',
      keyPrefix: name,
      points,
      duration: seconds,
      // Without the database each process counts for itself: better than to refuse everybody.
      insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
    });
  limiters.set(name, made);
  return made;
}

/** Refused because there were too many; `retryAfterSeconds` says when it may be tried again. */
export const tooMany = (retryAfterSeconds: number): DomainError =>
  Object.assign(new DomainError('limited', 'too_many_requests', 'That was too much at once. Wait a little.'), {
    retryAfterSeconds,
  });

/** Takes one of what a key may have, counted over all processes; throws `too_many_requests` when none is left. */
export async function spend(holder: Holder, name: string, key: string, allowance: Allowance): Promise<Spent> {
  try {
    const { remainingPoints, msBeforeNext } = await limiterOf(holder, name, allowance).consume(key);
    return { remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1_000) };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw tooMany(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
  }
}

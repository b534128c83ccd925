import type { Context } from '../../src/context.ts';

/** What a process that was killed would have said, had it had the time. */
export class Killed extends Error {}

export interface Mortal {
  ctx: Context;
  /** How many steps were begun: calls of the database and of Stripe. */
  steps: number;
  dead: boolean;
}

/** Methods of a model or a collection that reach the database. */
const REACHING = new Set([
  'find',
  'findOne',
  'findById',
  'findOneAndUpdate',
  'findOneAndDelete',
  'exists',
  'countDocuments',
  'aggregate',
  'create',
  'insertMany',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'replaceOne',
  'bulkWrite',
  'startSession',
  'startTransaction',
  'commitTransaction',
  'list',
  'retrieve',
]);

/**
 * A context whose process is killed at its n-th step outwards: that step is not taken any more, nor is any that would follow.
 * What was on its way already arrives, as it would.
 * @param fatalStep 0 for never
 */
export function mortal(ctx: Context, fatalStep: number): Mortal {
  const life: Mortal = { ctx, steps: 0, dead: false };
  const step = () => {
    if (life.dead) throw new Killed('dead');
    life.steps += 1;
    if (life.steps === fatalStep) {
      life.dead = true;
      throw new Killed(`at step ${fatalStep}`);
    }
  };
  const models = new Proxy(ctx.mongo.models, { get: (all, name) => watched(all[String(name)], step) });
  const mongo = new Proxy(ctx.mongo, {
    get(target, name) {
      if (name === 'models') return models;
      if (name !== 'startSession') return Reflect.get(target, name);
      return async () => {
        step();
        return watchedSession(await target.startSession(), step);
      };
    },
  });
  const transfers = watched(ctx.stripe.transfers, step);
  const stripe = new Proxy(ctx.stripe, {
    get: (target, name) => (name === 'transfers' ? transfers : Reflect.get(target, name)),
  });
  life.ctx = { ...ctx, mongo, stripe };
  return life;
}

function watched<T extends object>(target: T | undefined, step: () => void): T | undefined {
  if (!target) return undefined;
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name);
      if (name === 'collection') return watched(value as object, step);
      if (typeof value !== 'function' || !REACHING.has(String(name)))
        return typeof value === 'function' ? value.bind(object) : value;
      return (...input: unknown[]) => {
        step();
        return value.apply(object, input);
      };
    },
  });
}

/** The driver looks into its sessions, so a session stays itself; only its end can be the end. */
function watchedSession<T extends { commitTransaction(): Promise<unknown> }>(session: T, step: () => void): T {
  const commit = session.commitTransaction.bind(session);
  session.commitTransaction = async () => {
    step();
    return commit();
  };
  return session;
}

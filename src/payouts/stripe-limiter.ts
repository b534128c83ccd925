import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';

interface LimitRecord {
  _id: string;
  /** The next free slot and the time of the last look, both by the database's clock, in milliseconds. */
  nextAtMs: number;
  nowMs: number;
  /** Refusals for haste in a row. */
  strikes: number;
}

const limits = defineModel<LimitRecord>('stripe_limits', { nextAtMs: Number, nowMs: Number, strikes: Number });

/** Slots that were missed by less than this are made up for. */
const CREDIT_MS = 100;
const BLOCKS_PER_SECOND = 4;
const MAX_BLOCK = 500;
const FIRST_BACK_OFF_MS = 500;
const MAX_BACK_OFF_MS = 60_000;
const MAX_STRIKES = 10;

/** Whoever calls Stripe waits for a turn first. */
export interface Turns {
  next(signal?: AbortSignal): Promise<void>;
  /** Stripe refused for haste: everybody who shares the limit waits, twice as long each time, give or take a half. */
  backOff(): Promise<void>;
  /** Stripe took a call: the next refusal starts from the shortest wait again. */
  calm(): Promise<void>;
}

/**
 * Turns under one of Stripe's limits, handed out in small blocks by the database, so that all processes together stay below it.
 * @param name the limit, for example `transfers`
 */
export function stripeTurns(ctx: Context, name: string, perSecond: number): Turns {
  const intervalMs = 1_000 / perSecond;
  const block = Math.min(MAX_BLOCK, Math.max(1, Math.ceil(perSecond / BLOCKS_PER_SECOND)));
  let slots: number[] = [];
  let filling: Promise<void> | undefined;
  // Whoever had the limit before, in this process or another, may have been refused last.
  let struck = true;

  async function fill(): Promise<void> {
    const startInMs = await takeBlock(ctx, name, block * intervalMs);
    const start = performance.now() + startInMs;
    slots.push(...Array.from({ length: block }, (_, index) => start + index * intervalMs));
  }

  function refill(): Promise<void> {
    filling ??= fill().finally(() => {
      filling = undefined;
    });
    return filling;
  }

  return {
    async next(signal) {
      // While the last slots of a block are used, the next one is fetched.
      if (slots.length <= block / 2) void refill().catch(() => undefined);
      while (slots.length === 0) await refill();
      const waitMs = (slots.shift() ?? 0) - performance.now();
      if (waitMs > 0) await sleep(waitMs, undefined, signal ? { signal } : {}).catch(() => undefined);
    },
    async backOff() {
      struck = true;
      slots = [];
      await strike(ctx, name);
    },
    async calm() {
      if (!struck) return;
      struck = false;
      await limits(ctx).updateOne({ _id: name, strikes: { $gt: 0 } }, { $set: { strikes: 0 } });
    },
  };
}

const now = { $toDouble: '$$NOW' };

/** @returns milliseconds from now to the block's first slot; negative when it is a little late */
async function takeBlock(ctx: Context, name: string, lengthMs: number): Promise<number> {
  const from = { $max: [{ $ifNull: ['$nextAtMs', 0] }, { $subtract: [now, CREDIT_MS] }] };
  const after = await limits(ctx).collection.findOneAndUpdate(
    { _id: name as never },
    [{ $set: { nextAtMs: { $add: [from, lengthMs] }, nowMs: now, strikes: { $ifNull: ['$strikes', 0] } } }],
    { upsert: true, returnDocument: 'after' },
  );
  const { nextAtMs = 0, nowMs = 0 } = (after ?? {}) as Partial<LimitRecord>;
  return nextAtMs - lengthMs - nowMs;
}

async function strike(ctx: Context, name: string): Promise<void> {
  const strikes = { $min: [MAX_STRIKES, { $ifNull: ['$strikes', 0] }] };
  const waitMs = {
    $min: [MAX_BACK_OFF_MS, { $multiply: [ctx.stripeBackOffMs ?? FIRST_BACK_OFF_MS, { $pow: [2, strikes] }] }],
  };
  // From half of the wait to one and a half: processes that were refused together do not come back together.
  const until = { $add: [now, { $multiply: [waitMs, 0.5 + Math.random()] }] };
  await limits(ctx).collection.updateOne(
    { _id: name as never },
    [
      {
        $set: {
          nextAtMs: { $max: [{ $ifNull: ['$nextAtMs', 0] }, until] },
          strikes: { $add: [strikes, 1] },
          nowMs: now,
        },
      },
    ],
    { upsert: true },
  );
}

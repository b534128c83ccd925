import { randomUUID } from 'node:crypto';
import { approveDue } from '../commissions/index.ts';
import { asSystem, type Context } from '../context.ts';
import { withLease } from '../kit/lease.ts';
import { eventsWaiting, processEvents } from '../orders/index.ts';
import { advanceRuns, processStripeEvents, startDueRun } from '../payouts/index.ts';

const IDLE_MS = 1_000;
const MAX_PASSES = 100_000;

export interface Worker {
  /** Looks for work now instead of at the next tick. */
  nudge(): void;
  /** Does everything that is due at this programme time, to the end. */
  settleAll(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The loops that follow programme time: order events into the ledger, due commissions approved, payout runs sent, Stripe's
 * events worked through. Each loop is held by one process at a time, by lease; each step can be killed and run again.
 */
export function startWorker(root: Context): Worker {
  const ctx = asSystem(root, 'worker');
  const processId = randomUUID();
  let stopped = false;
  let wake: (() => void) | undefined;
  let nudged = false;

  const orders = () => untilIdle(ctx, `${processId}`, 'order-events', () => processEvents(ctx));
  const approvals = () => untilIdle(ctx, processId, 'approvals', () => approveDue(ctx));
  const payouts = async () => {
    await startDueRun(ctx);
    await advanceRuns(ctx, processId);
  };
  const steps = [orders, approvals, () => processStripeEvents(ctx), payouts];

  async function pass(): Promise<void> {
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        ctx.logger.error({ err: error }, 'a job failed and will be tried again');
      }
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      nudged = false;
      await pass();
      if (!nudged && !stopped) await idle();
    }
  }

  function idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = loop();
  return {
    nudge() {
      nudged = true;
      wake?.();
    },
    async settleAll() {
      do await pass();
      while ((await eventsWaiting(ctx)) > 0);
    },
    async stop() {
      stopped = true;
      wake?.();
      await running;
    },
  };
}

async function untilIdle(ctx: Context, processId: string, name: string, step: () => Promise<number>): Promise<void> {
  await withLease(ctx, name, processId, async (signal) => {
    for (let count = 0; count < MAX_PASSES && !signal.aborted; count += 1) {
      if ((await step()) === 0) return;
    }
  });
}

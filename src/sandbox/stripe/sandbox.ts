import type { SandboxContext } from '../context.ts';
import { type CommandQueue, createCommandQueue } from './command-queue.ts';
import { StripeFailure } from './failure.ts';
import { createFaultList, type FaultList } from './faults.ts';
import { createKeyGate, defaultApiVersion } from './protocol.ts';
import { openQueueSession } from './queue-session.ts';
import { openStripeStore, type StripeStore } from './store.ts';
import type { Unit } from './unit.ts';
import { createWebhookSender } from './webhooks.ts';

/** Stripe's side: its state, the queue of changes, the faults and the webhooks. */
export interface StripeSandbox {
  context: SandboxContext;
  store: StripeStore;
  queue: CommandQueue;
  faults: FaultList;
  /** Marks an idempotency key as busy; throws Stripe's 409 when it already is. */
  holdKey(key: string | null): () => void;
  /** A change made by Stripe itself or in its dashboard, outside any API request. */
  command(run: (unit: Unit) => Promise<object>): Promise<void>;
  stop(): Promise<void>;
}

async function openBalance({ context, store, command }: StripeSandbox): Promise<void> {
  if (await store.balances.findOne({ owner: null })) return;
  await command(async (unit) => {
    for (const [currency, amountMinor] of Object.entries(context.stripe.openingBalanceMinor)) {
      unit.addBalance(null, currency.toLowerCase(), amountMinor);
    }
    return {};
  });
}

export async function createStripeSandbox(context: SandboxContext): Promise<StripeSandbox> {
  const store = await openStripeStore(context.db);
  const session = await openQueueSession(context.db);
  const faults = createFaultList();
  const sender = createWebhookSender(context, store, faults);
  const queue = createCommandQueue(context, store, session, sender.send);
  const sandbox: StripeSandbox = {
    context,
    store,
    queue,
    faults,
    holdKey: createKeyGate(),
    async command(run) {
      const own = { key: null, idempotencyKey: null, fingerprint: '', requestId: '', apiVersion: defaultApiVersion };
      const answer = await queue.run({ ...own, accounts: [], run });
      if (answer.status !== 200) {
        const { message } = (JSON.parse(answer.body) as { error: { message: string } }).error;
        throw new StripeFailure(answer.status, message);
      }
    },
    async stop() {
      await queue.idle();
      await sender.stop();
      await session.endSession();
    },
  };
  await openBalance(sandbox);
  return sandbox;
}

import { createHmac } from 'node:crypto';
import PQueue from 'p-queue';
import type { SandboxContext } from '../context.ts';
import type { FaultList } from './faults.ts';
import type { StoredEvent, StripeStore } from './store.ts';

const maxQueued = 5000;
/** A receiver that was down for long gets its backlog at 200 a second. */
const maxPolled = 100;
const pollMs = 500;
const answerMs = 10_000;
const lateMs = 5000;
// A lost note about an attempt costs one more attempt, so it need not wait for the disk.
const unhurried = { writeConcern: { w: 1 } };

/** Stripe's signature header for a payload; `timestamp` in wall clock seconds. Source: https://docs.stripe.com/webhooks/signature */
export function stripeSignature(payload: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}

export interface WebhookSender {
  /** Events that were just committed. */
  send(events: StoredEvent[]): void;
  stop(): Promise<void>;
}

async function post(context: SandboxContext, event: StoredEvent, stopping: AbortSignal): Promise<boolean> {
  const payload = JSON.stringify(event.body, null, 2);
  const signature = stripeSignature(
    payload,
    context.secrets.stripeWebhookSecret,
    Math.floor(context.wallClock() / 1000),
  );
  try {
    const response = await fetch(context.stripe.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(answerMs)]),
    });
    await response.body?.cancel();
    return response.status >= 200 && response.status < 300;
  } catch {
    // Refused, reset or timed out: Stripe tries again later, whatever the reason was.
    return false;
  }
}

/** Delivers events at least once, in no promised order, with bounded retries that outlive a restart. */
export function createWebhookSender(context: SandboxContext, store: StripeStore, faults: FaultList): WebhookSender {
  const queue = new PQueue({ concurrency: 8 });
  const busy = new Set<string>();
  const stopping = new AbortController();
  let delivered: string[] = [];
  let polling = Promise.resolve();

  async function settle(event: StoredEvent, attempts: number): Promise<void> {
    if (await post(context, event, stopping.signal)) {
      delivered.push(event._id);
      return;
    }
    const wait = context.stripe.webhookRetriesMs[attempts];
    if (wait === undefined) delivered.push(event._id);
    else {
      const nextAtMs = context.wallClock() + wait;
      await store.deliveries.updateOne({ _id: event._id }, { $set: { attempts: attempts + 1, nextAtMs } }, unhurried);
    }
  }

  function enqueue(event: StoredEvent, attempts: number): void {
    // What does not fit stays in the database and is found by a later poll.
    if (busy.has(event._id) || queue.size >= maxQueued) return;
    busy.add(event._id);
    queue
      .add(() => settle(event, attempts))
      .catch(context.onError)
      .finally(() => busy.delete(event._id));
  }

  async function flush(): Promise<void> {
    if (delivered.length === 0) return;
    const ids = delivered;
    delivered = [];
    await store.deliveries.deleteMany({ _id: { $in: ids } }, unhurried);
  }

  async function poll(): Promise<void> {
    await flush();
    const due = await store.deliveries
      .find({ nextAtMs: { $lte: context.wallClock() }, _id: { $nin: [...busy] } })
      .sort({ nextAtMs: 1 })
      .limit(maxPolled)
      .toArray();
    if (due.length === 0) return;
    const attempts = new Map(due.map((delivery) => [delivery._id, delivery.attempts]));
    const events = await store.events.find({ _id: { $in: [...attempts.keys()] } }).toArray();
    for (const event of events) {
      enqueue(event, attempts.get(event._id) ?? 0);
      attempts.delete(event._id);
    }
    // What is left belongs to events that were dropped because there are too many.
    delivered.push(...attempts.keys());
  }

  const timer = setInterval(() => {
    polling = polling.then(poll).catch(context.onError);
  }, pollMs);
  timer.unref();

  return {
    send(events) {
      for (const event of events) {
        const fault = faults.take(['webhook_lost', 'webhook_late'], { type: event.body.type });
        if (fault?.kind === 'webhook_lost') {
          delivered.push(event._id);
        } else if (fault) {
          const nextAtMs = context.wallClock() + (fault.delayMs ?? lateMs);
          store.deliveries.updateOne({ _id: event._id }, { $set: { nextAtMs } }).catch(context.onError);
        } else {
          enqueue(event, 0);
        }
      }
    },
    async stop() {
      clearInterval(timer);
      queue.clear();
      stopping.abort();
      await queue.onIdle();
      await polling;
      await flush().catch(context.onError);
    },
  };
}

import { randomUUID } from 'node:crypto';
import { Stripe } from 'stripe';
import type { Place } from '../../faults/payouts/context.ts';
import { answer } from './answer.ts';

// The ceiling of the payout run: Stripe's own client, one transfer after the other by so many callers, and nothing kept of it.

interface Transfers {
  stripe: Place['stripe'];
  destinations: string[];
  callers: number;
}

async function send({ stripe: { secretKey, host, port }, destinations, callers }: Transfers) {
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  const waiting = destinations.values();
  const startedAt = performance.now();
  const call = async () => {
    for (const destination of waiting) {
      const group = randomUUID();
      const metadata = { payoutId: group, payeeId: destination, runId: 'bench' };
      const transfer = { amount: 2_500, currency: 'eur', destination, transfer_group: group, metadata };
      await stripe.transfers.create(transfer, { idempotencyKey: `bare:${group}` });
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { seconds: (performance.now() - startedAt) / 1_000 };
}

answer({ send });

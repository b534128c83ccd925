import { createHash, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Programme } from './seed-programme.ts';

export interface SignedEvent {
  id: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * `order.placed` events of one or two lines as a shop sends them, each with a body and an id of its own, signed now.
 * @param clickIdOf click id that the order carries; the load of the intake needs none that is real
 */
export function makeOrders(
  { secret }: Pick<Programme, 'secret'>,
  count: number,
  clickIdOf: (index: number) => string,
): SignedEvent[] {
  const webhook = new Webhook(secret);
  const at = new Date();
  return Array.from({ length: count }, (_, index) => {
    const id = `msg_${randomUUID()}`;
    const body = JSON.stringify({
      type: 'order.placed',
      timestamp: at.toISOString(),
      data: {
        orderId: `A-${randomUUID()}`,
        placedAt: at.toISOString(),
        currency: 'EUR',
        country: 'ES',
        clickId: clickIdOf(index),
        customerHash: createHash('sha256').update(`buyer${index}@mail.example`).digest('hex'),
        lines: [lineOf('1', index), ...(index % 4 === 0 ? [lineOf('2', index + 1)] : [])],
        taxMinor: 1_310,
        shippingMinor: 495,
      },
    });
    return { id, body, headers: headersOf(webhook, id, at, body) };
  });
}

const lineOf = (lineId: string, index: number) => ({
  lineId,
  sku: `LAMP-${index % 50}`,
  name: 'Linen table lamp, sand, with switch',
  category: 'home',
  quantity: 1 + (index % 3),
  unitPriceMinor: 2_490 + (index % 40) * 100,
});

const headersOf = (webhook: Webhook, id: string, at: Date, body: string): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
  'webhook-signature': webhook.sign(id, at, body),
});

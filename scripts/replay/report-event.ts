import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { ShopOrder } from './group-orders.ts';
import type { Shop } from './load-brands.ts';
import type { Answer, ShopLine } from './shop-line.ts';
import type { Report } from './timeline.ts';

const ATTEMPTS = 6;

/** What the buyer carried: a click id in the address, or a code typed in. */
export interface Carried {
  clickId?: string;
  code?: string;
}

export interface Outcome {
  attempts: number;
  /** Kolect's answer when it refused the event for good. */
  refusal?: string;
}

/** A shop tells Kolect what happened, signed by Standard Webhooks; what may be tried again is, under the same id. */
export async function reportEvent(line: ShopLine, shop: Shop, report: Report, carried: Carried): Promise<Outcome> {
  const { step, order, at } = report;
  const data = step === 'placed' ? placement(order, carried) : { orderId: order.orderId, at: at.toISOString() };
  const body = JSON.stringify({ type: `order.${step}`, timestamp: at.toISOString(), data });
  const id = `${order.orderId}.${step}`;
  let answer = '';
  for (let attempts = 1; attempts <= ATTEMPTS; attempts += 1) {
    const response = await send(line, shop, id, body);
    if (response.status === 200) return { attempts };
    answer = `${response.status} ${response.text.slice(0, 300)}`;
    if (response.status >= 400 && response.status < 500 && response.status !== 429)
      return { attempts, refusal: answer };
    await sleep(100 * 2 ** attempts);
  }
  return { attempts: ATTEMPTS, refusal: answer };
}

// The signature's time is the wall clock's, whatever time the programme has.
function send(line: ShopLine, shop: Shop, id: string, body: string): Promise<Answer> {
  const signedAt = new Date();
  const headers = {
    'content-type': 'application/json',
    'content-length': `${Buffer.byteLength(body)}`,
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(signedAt.getTime() / 1_000)}`,
    'webhook-signature': new Webhook(shop.secret).sign(id, signedAt, body),
  };
  return line.post(`/v1/shops/${shop.id}/events`, headers, body);
}

function placement(order: ShopOrder, { clickId, code }: Carried) {
  return {
    orderId: order.orderId,
    placedAt: order.purchasedAt.toISOString(),
    currency: 'BRL',
    country: 'BR',
    ...(clickId ? { clickId } : {}),
    ...(code ? { codes: [code] } : {}),
    customerHash: createHash('sha256').update(order.customerId).digest('hex'),
    lines: order.items.map(({ itemNo, productId, category, quantity, unitPriceMinor }) => ({
      lineId: itemNo,
      sku: productId,
      ...(category ? { category } : {}),
      quantity,
      unitPriceMinor,
    })),
    shippingMinor: order.freightMinor,
  };
}

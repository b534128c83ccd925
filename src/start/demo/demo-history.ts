import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { addDays, DAY_MS, utcDay } from '../../kit/clock.ts';
import type { ShopSetup } from '../../sandbox/index.ts';
import type { ProgrammeClock } from '../programme-clock.ts';
import type { DemoCreator } from './demo-creators.ts';

export const HISTORY_DAYS = 45;

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const COUNTRIES = ['ES', 'FR', 'PL', 'IT', 'DE'];
const DELIVERY_DAYS = 4;

/**
 * Lives through the days before today: visits through the creators' links, orders by the demo shop's signed events, deliveries, a
 * return now and then, and whatever else happens on a day; days pass by the programme's clock, so that commissions lock in and payout days come as they would.
 */
export async function liveThroughHistory(
  shop: ShopSetup,
  creators: DemoCreator[],
  clock: ProgrammeClock,
  alsoOnDay: (day: number) => Promise<void>,
): Promise<void> {
  const delivered = new Map<string, string[]>();
  for (let day = 0; day < HISTORY_DAYS; day += 1) {
    for (const [index, creator] of creators.entries()) {
      for (const orderId of await liveADay(shop, creator, clock, day, index)) {
        const due = utcDay(addDays(clock.now(), DELIVERY_DAYS));
        delivered.set(due, [...(delivered.get(due) ?? []), orderId]);
      }
    }
    for (const orderId of delivered.get(utcDay(clock.now())) ?? []) await arrive(shop, orderId, clock);
    await alsoOnDay(day);
    await clock.advance(DAY_MS);
  }
}

/** Numbers that look like life and are the same every time. */
const chance = (key: string): number => createHash('sha256').update(key).digest().readUInt32BE() / 2 ** 32;

async function liveADay(
  shop: ShopSetup,
  creator: DemoCreator,
  clock: ProgrammeClock,
  day: number,
  index: number,
): Promise<string[]> {
  const key = `${day}/${index}`;
  const visits = Math.round(creator.clicksADay * (0.5 + chance(`${key}/visits`) + day / HISTORY_DAYS));
  const orders: string[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const link = creator.links[visit % creator.links.length] ?? '';
    const response = await fetch(link, { redirect: 'manual', headers: { 'user-agent': `${PHONE} v${visit}` } });
    const clickId = new URL(response.headers.get('location') ?? '').searchParams.get('kclid') ?? undefined;
    if (chance(`${key}/${visit}/buys`) > 0.14) continue;
    const orderId = `CL-${1_000 + day * 100 + index * 30 + visit}`;
    const byCode = chance(`${key}/${visit}/code`) < 0.3;
    await report(
      shop,
      {
        type: 'order.placed',
        data: orderOf(
          shop,
          `${key}/${visit}`,
          orderId,
          clock,
          byCode ? { codes: [creator.code] } : { clickId },
          buyerOf(index, day),
        ),
      },
      clock,
    );
    await report(shop, { type: 'order.paid', data: { orderId, at: clock.now() } }, clock);
    orders.push(orderId);
  }
  return orders;
}

/** One creator's orders of the last two weeks come from one buyer: a case for the reviewers' desk. */
const buyerOf = (index: number, day: number): string | undefined =>
  index === 2 && day >= HISTORY_DAYS - 14
    ? createHash('sha256').update('the.same.buyer@example.org').digest('hex')
    : undefined;

function orderOf(
  shop: ShopSetup,
  key: string,
  orderId: string,
  clock: ProgrammeClock,
  touch: { clickId?: string | undefined; codes?: string[] },
  customerHash: string | undefined,
) {
  const product = shop.products[Math.floor(chance(`${key}/product`) * shop.products.length)] ?? shop.products[0];
  const line = {
    lineId: '1',
    sku: product?.sku,
    name: product?.name,
    category: product?.category,
    quantity: 1 + Math.floor(chance(`${key}/quantity`) * 2),
    unitPriceMinor: product?.priceMinor,
  };
  const country = COUNTRIES[Math.floor(chance(`${key}/country`) * COUNTRIES.length)];
  // People look around for a while before they buy.
  const minutes = 2 + 88 * chance(`${key}/minutes`);
  return {
    orderId,
    placedAt: new Date(clock.now().getTime() + minutes * 60_000),
    currency: shop.currency,
    country,
    shippingMinor: 490,
    lines: [line],
    customerHash,
    ...touch,
  };
}

/** Most parcels arrive and stay; one in twelve comes back, one in twenty was cancelled. */
async function arrive(shop: ShopSetup, orderId: string, clock: ProgrammeClock): Promise<void> {
  const fate = chance(`${orderId}/fate`);
  const at = clock.now();
  if (fate < 0.05) return report(shop, { type: 'order.cancelled', data: { orderId, at } }, clock);
  await report(shop, { type: 'order.delivered', data: { orderId, at } }, clock);
  if (fate < 0.13)
    await report(
      shop,
      {
        type: 'order.refunded',
        data: { orderId, refundId: `R-${orderId}`, at, lines: [{ lineId: '1', quantity: 1 }] },
      },
      clock,
    );
}

async function report(shop: ShopSetup, event: { type: string; data: object }, clock: ProgrammeClock): Promise<void> {
  const body = JSON.stringify({ ...event, timestamp: clock.now() });
  const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 24)}`;
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
    'webhook-signature': new Webhook(shop.secret).sign(id, at, body),
  };
  const response = await fetch(shop.eventsUrl, { method: 'POST', headers, body });
  if (!response.ok)
    throw new Error(`the demo's ${event.type} was answered ${response.status}: ${await response.text()}`);
}

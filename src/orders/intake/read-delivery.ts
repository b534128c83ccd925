import { hash } from 'node:crypto';
import { ordersTaken, type ShopKeys } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { DomainError, invalid } from '../../kit/errors.ts';
import { keepDeadLetter } from '../dead-letters/keep-dead-letter.ts';
import type { EventRecord } from '../model.ts';
import { orderIdOf } from '../order-id.ts';
import type { OrderEvent } from '../schemas.ts';
import type { Adapter, ReadEvent } from './adapter.ts';

/** A delivery whose signature was checked. */
export interface Delivery<Headers extends object = object> {
  adapter: Adapter<Headers>;
  shop: ShopKeys;
  headers: Headers;
  body: Buffer;
}

export const hashOf = (body: Buffer): string => hash('sha256', body, 'base64url');

/**
 * The rows to store for a delivery. One that cannot be taken is kept as a dead letter and refused; sent again, it is refused
 * again, or passed over (no rows) once a manager decided about it or where refusing would make the sender give up for good.
 */
export async function readDelivery<H extends object>(ctx: Context, delivery: Delivery<H>): Promise<EventRecord[]> {
  try {
    return readRows(ctx, delivery.adapter, delivery.shop, delivery.headers, delivery.body);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const kept = await keep(ctx, delivery, { kind: 'refused', eventId: null, problem: error });
    if (kept?.known && (kept.state !== 'open' || !delivery.adapter.refusesAgain)) return [];
    throw error;
  }
}

/** Keeps a delivery as a dead letter. */
export async function keep<H extends object>(
  ctx: Context,
  { adapter, shop, headers, body }: Delivery<H>,
  about: { kind: 'refused' | 'conflict'; eventId: string | null; problem: DomainError },
) {
  const bodyHash = hashOf(body);
  const kept = Object.entries(headers).filter(([name]) => !/signature|hmac/.test(name));
  return keepDeadLetter(ctx, {
    ...about,
    shop,
    deliveryId: adapter.deliveryId(headers),
    headers: Object.fromEntries(kept),
    body,
    bodyHash,
  });
}

/** Throws `DomainError` for what cannot be taken. */
export function readRows<H extends object>(
  ctx: Context,
  adapter: Adapter<H>,
  shop: ShopKeys,
  headers: H,
  body: Buffer,
): EventRecord[] {
  return eventRows(ctx, shop, body, adapter.read(headers, body));
}

/** The same gate for what a shop sends and what a manager replays. */
export function eventRows(ctx: Context, shop: ShopKeys, body: Buffer, events: ReadEvent[]): EventRecord[] {
  if (!ordersTaken(shop.brandState))
    throw invalid('brand_not_active', 'The brand of this shop is not verified yet, was turned down, or is gone.');
  const bodyHash = hashOf(body);
  const receivedAt = new Date();
  return events.map(({ id, event, content, text }): EventRecord => {
    refuseFuture(ctx, event);
    return {
      _id: `${shop.id}:${id}`,
      shopId: shop.id,
      brandId: shop.brandId,
      orderId: orderIdOf(shop.id, event.data.orderId),
      externalId: event.data.orderId,
      type: event.type,
      body: text ?? JSON.stringify(event),
      bodyHash: content ?? bodyHash,
      receivedAt,
      state: 'received',
      problem: null,
    };
  });
}

/** A shop's clock may be off by a little; an order of the day after tomorrow is a mistake. */
function refuseFuture(ctx: Context, event: OrderEvent): void {
  const { data } = event;
  const times = 'placedAt' in data ? [data.placedAt, ...(data.linesAsOf ? [data.linesAsOf] : [])] : [data.at];
  const latest = addDays(ctx.clock.now(), 1);
  if (times.some((at) => at > latest))
    throw invalid('in_the_future', 'The event says that it happens over a day from now.');
}

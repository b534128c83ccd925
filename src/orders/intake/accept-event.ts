import { findShopKeys, type ShopKeys } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { conflict, DomainError } from '../../kit/errors.ts';
import { type EventRecord, orderEvents } from '../model.ts';
import type { Adapter } from './adapter.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Delivery, keep, readDelivery } from './read-delivery.ts';
import { type StandardHeaders, standardAdapter } from './standard.ts';
import { insertEvents, notDurable } from './store-events.ts';

export interface Accepted {
  eventId: string;
  /** Everything in it was known before. */
  duplicate: boolean;
}

interface Received<Headers> {
  shopId: string;
  headers: Headers;
  body: Buffer;
}

export interface Intake {
  /** Our own events. */
  accept(ctx: Context, received: Received<StandardHeaders>): Promise<Accepted>;
  /** A delivery of any shop system. */
  acceptFrom<H extends object>(ctx: Context, adapter: Adapter<H>, received: Received<H>): Promise<Accepted>;
  /** Makes events durable that were read already. */
  store(ctx: Context, rows: EventRecord[]): Promise<void>;
  /** There may be something to process. */
  nudge(): void;
}

const SHOP_FRESH_MS = 10_000;

/**
 * Takes in order events: signature, shape, then durable by majority before the answer. Processing comes later.
 * @param nudge told after each accepted event, so that processing need not wait for its next look
 */
export function createIntake(root: Context, nudge: () => void): Intake {
  const commit = createGroupCommit<EventRecord>((rows) => insertEvents(root, rows));
  const shops = new Map<string, { shop: ShopKeys; until: number }>();

  async function shopOf(ctx: Context, shopId: string): Promise<ShopKeys | undefined> {
    const known = shops.get(shopId);
    if (known && known.until > Date.now()) return known.shop;
    const shop = await findShopKeys(ctx, shopId);
    if (shops.size > 10_000) shops.clear();
    if (shop) shops.set(shopId, { shop, until: Date.now() + SHOP_FRESH_MS });
    return shop;
  }

  /** @returns whether the event was there already */
  async function storeOne(ctx: Context, row: EventRecord): Promise<boolean> {
    const { inserted } = await commit.insert(row);
    if (inserted) return false;
    const first = await orderEvents(ctx).findById(row._id, { bodyHash: 1 }).lean();
    // Another process is writing it this moment; the majority does not have it yet, so it may still come to nothing.
    if (!first) throw notDurable();
    if (first.bodyHash !== row.bodyHash) throw idReused();
    return true;
  }

  async function acceptFrom<H extends object>(ctx: Context, adapter: Adapter<H>, received: Received<H>) {
    const { shopId, headers, body } = received;
    try {
      const found = await shopOf(ctx, shopId);
      // A shop's secret proves only deliveries of the system it was given for.
      const shop = found?.platform === adapter.platform ? found : undefined;
      adapter.verify(shop, headers, body);
      const delivery: Delivery<H> = { adapter, shop: shop as ShopKeys, headers, body };
      const rows = await readDelivery(ctx, delivery);
      const eventId = rows[0]?._id ?? `${shopId}:${adapter.deliveryId(headers)}`;
      // Each on its own, none without the others: the answer waits for all, and a second try finds what the first one stored.
      const known = await Promise.all(rows.map((row) => storeOne(ctx, row))).catch(async (error: unknown) => {
        if (isIdReused(error)) await keep(ctx, delivery, { kind: 'conflict', eventId, problem: error });
        throw error;
      });
      for (const { type } of rows) ctx.metrics.eventsAccepted.inc({ type });
      nudge();
      return { eventId, duplicate: known.every(Boolean) };
    } catch (error) {
      ctx.metrics.eventsRefused.inc({ code: error instanceof DomainError ? error.code : 'internal' });
      throw error;
    }
  }

  return {
    accept: (ctx, received) => acceptFrom(ctx, standardAdapter, received),
    acceptFrom,
    async store(ctx, rows) {
      await Promise.all(rows.map((row) => storeOne(ctx, row)));
    },
    nudge,
  };
}

const isIdReused = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'event_id_reused';

const idReused = () =>
  conflict(
    'event_id_reused',
    'This event id was used for another body. The first one stands; this one was kept for the programme.',
  );

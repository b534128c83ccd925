import { createHash } from 'node:crypto';
import { MongoBulkWriteError } from 'mongodb';
import { findShopKeys, type ShopKeys } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, DomainError, invalid, unavailable } from '../../kit/errors.ts';
import { type EventRecord, eventConflicts, orderEvents } from '../model.ts';
import { orderIdOf } from '../order-id.ts';
import type { OrderEvent } from '../schemas.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { parseStandard, type StandardHeaders, verifyStandard } from './standard.ts';

export interface Intake {
  accept(
    ctx: Context,
    input: { shopId: string; headers: StandardHeaders; body: Buffer },
  ): Promise<{ eventId: string; duplicate: boolean }>;
}

const SHOP_FRESH_MS = 10_000;
const DUPLICATE_KEY = 11_000;

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

  return {
    async accept(ctx, { shopId, headers, body }) {
      try {
        const shop = await shopOf(ctx, shopId);
        verifyStandard(shop, headers, body);
        const event = parseStandard(body);
        refuseFuture(ctx, event);
        const result = await keep(ctx, commit, toRecord(shop as ShopKeys, headers['webhook-id'], event, body));
        ctx.metrics.eventsAccepted.inc({ type: event.type });
        nudge();
        return result;
      } catch (error) {
        ctx.metrics.eventsRefused.inc({ code: error instanceof DomainError ? error.code : 'internal' });
        throw error;
      }
    },
  };
}

/** A shop's clock may be off by a little; an order of the day after tomorrow is a mistake. */
function refuseFuture(ctx: Context, event: OrderEvent): void {
  const at = event.type === 'order.placed' ? event.data.placedAt : event.data.at;
  if (at > addDays(ctx.clock.now(), 1))
    throw invalid('in_the_future', 'The event says that it happens over a day from now.');
}

function toRecord(shop: ShopKeys, webhookId: string, event: OrderEvent, body: Buffer): EventRecord {
  return {
    _id: `${shop.id}:${webhookId}`,
    shopId: shop.id,
    brandId: shop.brandId,
    orderId: orderIdOf(shop.id, event.data.orderId),
    externalId: event.data.orderId,
    type: event.type,
    body: body.toString('utf8'),
    bodyHash: createHash('sha256').update(body).digest('base64url'),
    receivedAt: new Date(),
    state: 'received',
    problem: null,
  };
}

async function keep(
  ctx: Context,
  commit: GroupCommit<EventRecord>,
  record: EventRecord,
): Promise<{ eventId: string; duplicate: boolean }> {
  const { inserted } = await commit.insert(record);
  if (inserted) return { eventId: record._id, duplicate: false };
  const first = await orderEvents(ctx).findById(record._id, { bodyHash: 1 }).lean();
  if (first?.bodyHash === record.bodyHash) return { eventId: record._id, duplicate: true };
  await eventConflicts(ctx).create([
    { _id: ctx.ids.next('evc'), eventId: record._id, body: record.body, at: record.receivedAt },
  ]);
  throw conflict(
    'event_id_reused',
    'This webhook-id was used for another body. The first one stands; this one was kept for the programme.',
  );
}

/** Answers the ids that were there. Any other trouble means that durability is not sure: the shop must send again. */
async function insertEvents(ctx: Context, rows: EventRecord[]): Promise<Set<string>> {
  try {
    await orderEvents(ctx).collection.insertMany(rows as never[], { ordered: false, writeConcern: { w: 'majority' } });
    return new Set();
  } catch (error) {
    if (error instanceof MongoBulkWriteError && error.result.getWriteConcernError() === undefined) {
      const errors = [error.writeErrors].flat();
      if (errors.every(({ code }) => code === DUPLICATE_KEY))
        return new Set(errors.map(({ index }) => rows[index]?._id ?? ''));
    }
    ctx.logger.error({ err: error }, 'order events could not be made durable');
    throw unavailable('not_durable', 'The event could not be stored. Send it again.');
  }
}

import { findShopKeys } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { encrypt } from '../../kit/keyring.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { type EventRecord, orderEvents } from '../model.ts';
import { deadLetters } from './model.ts';

const MAX_EVENTS = 500;

/**
 * Sets the waiting events of an order aside that cannot be settled, each with a dead letter for the manager. One that was
 * replayed and failed again opens its letter again.
 * @returns how many events were set aside
 */
export async function setAside(ctx: Context, orderId: string, problem: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const events = await orderEvents(tx)
      .find({ orderId, state: 'received' })
      .limit(MAX_EVENTS)
      .session(session)
      .lean<EventRecord[]>();
    if (events.length === 0) return 0;
    const ids = events.map((event) => event._id);
    await orderEvents(tx)
      .updateMany({ _id: { $in: ids } }, { $set: { state: 'failed', problem } })
      .session(session);
    const shop = await findShopKeys(tx, events[0]?.shopId ?? '');
    const letters = events.map((event) => ({
      updateOne: {
        filter: { key: `failed:${event._id}` },
        update: {
          $set: { state: 'open', detail: problem, at: new Date(), decidedAt: null, decidedBy: null, reason: null },
          $setOnInsert: {
            _id: tx.ids.next('dlt'),
            kind: 'failed',
            shopId: event.shopId,
            brandId: event.brandId,
            platform: shop?.platform ?? 'standard',
            deliveryId: event._id.slice(event.shopId.length + 1),
            headers: {},
            eventId: event._id,
            sealedBody: encrypt(tx.keyring, 'dead-letter', event.body),
            code: 'processing_failed',
            fields: [],
          },
        },
        upsert: true,
      },
    }));
    await deadLetters(tx).collection.bulkWrite(letters as never[], { session: tx.session as never });
    return events.length;
  });
}

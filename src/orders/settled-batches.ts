import type { Context } from '../context.ts';
import { utcDay } from '../kit/clock.ts';
import { defineModel, Mixed } from '../kit/model.ts';
import type { PlannedOrder } from './plan-order.ts';

/** What became known of one attributed order, once each: that it was placed, delivered, returned, cancelled. */
export interface OrderNews {
  orderId: string;
  creatorId: string;
  brandId: string;
  /** `YYYY-MM-DD` on which it was placed. */
  day: string;
  placedAt: Date;
  country: string;
  /** The buyer's pseudonym, where the shop tells. */
  customerKey: string | null;
  kind: 'click' | 'code';
  sourceId: string;
  /** Seconds from the winning click to the order; null for a code. */
  lagSeconds: number | null;
  /** It won by its code against another creator's click. */
  overClick: boolean;
  /** Nobody else earns it because the creator bought it herself: it has no winner. */
  ownPurchase: boolean;
  placed: boolean;
  delivered: boolean;
  returned: boolean;
  cancelled: boolean;
}

interface SettledBatchRecord {
  _id: string;
  news: OrderNews[];
  /** Wall clock. */
  at: Date;
}

const MONTH_SECONDS = 30 * 86_400;

/** Written beside settled orders, so that who watches them reads each change once. Shard key: `_id` (hashed). */
export const settledBatches = defineModel<SettledBatchRecord>('settled_batches', { news: [Mixed], at: Date }, [
  { keys: { at: 1 }, expireAfterSeconds: MONTH_SECONDS },
]);

/** Leaves what is new of settled orders, in their transaction. */
export async function leaveNews(tx: Context, planned: PlannedOrder[]): Promise<void> {
  const news = planned.flatMap(newsOf);
  if (news.length === 0) return;
  const batch: SettledBatchRecord = { _id: tx.ids.next('stb'), news, at: new Date() };
  await settledBatches(tx).collection.insertOne(batch as never, { session: tx.session as never });
}

/** Pure; nothing for orders that no creator had a hand in, or of which only the journal knows something new. */
export function newsOf({ before, after }: PlannedOrder): OrderNews[] {
  const { winner, losers } = after.attribution;
  const own = losers.find(({ reason }) => reason === 'self_purchase')?.touch;
  const touch = winner ?? own;
  if (!touch) return [];
  const turned = (is: (order: typeof after) => boolean) => is(after) && !(before && is(before));
  const news = {
    placed: !before,
    delivered: turned((order) => order.deliveredAt !== null),
    returned: turned((order) => order.cancelledAt === null && order.lines.some((line) => line.refundedMinor > 0)),
    cancelled: turned((order) => order.cancelledAt !== null),
  };
  if (!Object.values(news).includes(true)) return [];
  const { kind, sourceId, at, creatorId } = touch;
  return [
    {
      orderId: after._id,
      creatorId,
      brandId: after.brandId,
      day: utcDay(after.placedAt),
      placedAt: after.placedAt,
      country: after.country,
      customerKey: after.customerKey,
      kind: kind === 'code' ? 'code' : 'click',
      sourceId,
      lagSeconds: kind === 'click' ? (after.placedAt.getTime() - at.getTime()) / 1_000 : null,
      overClick:
        kind === 'code' && losers.some((loser) => loser.touch.kind === 'click' && loser.touch.creatorId !== creatorId),
      ownPurchase: !winner,
      ...news,
    },
  ];
}

/** Whether there is any that nobody took. */
export const orderNewsWait = async (ctx: Context): Promise<boolean> => (await settledBatches(ctx).exists({})) !== null;

/** Takes the oldest news, each once: forgotten in the caller's transaction. */
export async function takeOrderNews(tx: Context, batches: number): Promise<OrderNews[]> {
  const session = tx.session ?? null;
  const rows = await settledBatches(tx)
    .find()
    .sort({ at: 1 })
    .limit(batches)
    .session(session)
    .lean<SettledBatchRecord[]>();
  if (rows.length === 0) return [];
  await settledBatches(tx)
    .deleteMany({ _id: { $in: rows.map((row) => row._id) } })
    .session(session);
  return rows.flatMap((row) => row.news);
}

import { closeCapBook, saveCommissions } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { postEntries } from '../ledger/index.ts';
import { countOrders, leaveResultNews } from '../links/index.ts';
import { loadOrders } from './load-orders.ts';
import { orderEvents, orders } from './model.ts';
import { type PlannedOrder, planOrder } from './plan-order.ts';
import { leaveNews } from './settled-batches.ts';
import { soldOf } from './sold-orders.ts';

/**
 * Brings orders in line with the set of their accepted events: state, attribution, commissions, journal, counters, in one
 * transaction. Repeating it changes nothing. At most some hundred orders at once.
 */
export async function settleOrders(ctx: Context, orderIds: string[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const loaded = await loadOrders(tx, orderIds);
    const planned = loaded.map((order) => planOrder(order, tx.clock.now())).filter((plan) => plan !== undefined);
    if (planned.length > 0) {
      await saveOrders(tx, planned);
      await postEntries(tx, planned.flatMap(entryOf));
      await saveCommissions(
        tx,
        planned.flatMap((plan) => plan.commissions),
        new Set(loaded.flatMap((order) => order.commissions.map((commission) => commission._id))),
      );
      await countOrders(
        tx,
        planned.flatMap((plan) => plan.counts),
      );
      await leaveNews(tx, planned);
      await leaveResultNews(
        tx,
        planned.filter(changesResults).map(({ after }) => after._id),
      );
      if (loaded[0]) await closeCapBook(tx, loaded[0].terms.caps);
    }
    const eventIds = loaded.flatMap((order) => order.eventIds);
    await orderEvents(tx).collection.updateMany(
      { _id: { $in: eventIds as never[] }, state: { $ne: 'processed' } },
      { $set: { state: 'processed', problem: null } },
      { session: tx.session as never },
    );
  });
  ctx.metrics.ordersProcessed.inc(orderIds.length);
}

/** Being paid, shipped or delivered changes no figure. */
const changesResults = ({ before, after, postings }: PlannedOrder): boolean =>
  after.creatorId !== null &&
  (!before || postings.length > 0 || JSON.stringify(soldOf(before)) !== JSON.stringify(soldOf(after)));

async function saveOrders(tx: Context, planned: PlannedOrder[]): Promise<void> {
  const session = tx.session as never;
  const fresh = planned.filter((plan) => !plan.before).map((plan) => plan.after);
  const replacements = planned
    .filter((plan) => plan.before)
    .map(({ after }) => ({ replaceOne: { filter: { _id: after._id as never }, replacement: after as never } }));
  if (fresh.length > 0) await orders(tx).collection.insertMany(fresh as never[], { session });
  if (replacements.length > 0) await orders(tx).collection.bulkWrite(replacements, { session });
}

const entryOf = ({ after, postings }: PlannedOrder) =>
  postings.length === 0
    ? []
    : [{ key: `${after._id}:r${after.revision}`, fact: { kind: 'order', id: after._id }, postings }];

import { closeCapBook, saveCommissions } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { postEntries } from '../ledger/index.ts';
import { countOrders, leaveResultNews } from '../links/index.ts';
import { type LoadedOrder, loadOrders } from './load-orders.ts';
import { type EventRecord, orderEvents, orders } from './model.ts';
import { type PlannedOrder, planOrder } from './plan-order.ts';
import { leaveNews } from './settled-batches.ts';
import { soldOf } from './sold-orders.ts';

export interface HowToSettle {
  /** Waiting events of these orders that were read before; left out, all that wait are read now. */
  waiting?: EventRecord[];
  /** How often to try when others write the same. */
  attempts?: number | undefined;
}

/**
 * Brings orders in line with the set of their accepted events: state, attribution, commissions, journal, counters, in one
 * transaction. Repeating it changes nothing. At most some hundred orders at once.
 */
export async function settleOrders(
  ctx: Context,
  orderIds: string[],
  { waiting, attempts }: HowToSettle = {},
): Promise<void> {
  const settle = async (tx: Context) => {
    const loaded = await loadOrders(tx, orderIds, waiting);
    const planned = loaded.map((order) => planOrder(order, tx.clock.now())).filter((plan) => plan !== undefined);
    if (planned.length > 0) await save(tx, planned, loaded);
    await markProcessed(
      tx,
      loaded.flatMap((order) => order.eventIds),
    );
  };
  await inTransaction(ctx, settle, { attempts });
  ctx.metrics.ordersProcessed.inc(orderIds.length);
}

async function save(tx: Context, planned: PlannedOrder[], loaded: LoadedOrder[]): Promise<void> {
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

/** Being paid, shipped or delivered changes no figure. */
const changesResults = ({ before, after, postings }: PlannedOrder): boolean =>
  (after.creatorId ?? before?.creatorId ?? null) !== null &&
  (!before || postings.length > 0 || JSON.stringify(soldOf(before)) !== JSON.stringify(soldOf(after)));

/** Each was still waiting: who read events that another process has settled since begins again. */
async function markProcessed(tx: Context, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const { modifiedCount } = await orderEvents(tx).collection.updateMany(
    { _id: { $in: eventIds as never[] }, state: 'received' },
    { $set: { state: 'processed' } },
    { session: tx.session as never },
  );
  if (modifiedCount !== eventIds.length)
    throw conflict('events_changed', 'An event was settled by somebody else in the meantime.');
}

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

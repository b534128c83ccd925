import type { Model } from 'mongoose';
import { feesInOrder } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { addDays, utcDay } from '../../kit/clock.ts';
import { clickBatchesInOrder } from '../../links/index.ts';
import { soldInOrder } from '../../orders/index.ts';
import type { ResultFact } from './facts.ts';
import { foldFacts, SUMS, type Sums } from './fold-facts.ts';
import { gatherClicks, gatherOrders } from './gather-facts.ts';
import { type CounterRecord, recountedResults, resultCounters } from './model.ts';
import { counterUpdates, isNothing, takeInResults } from './take-in-results.ts';

const ORDERS_AT_ONCE = 500;
const WRITES_AT_ONCE = 1_000;

export interface ResultFinding {
  what: 'result_differs';
  where: string;
  figure: keyof Sums;
  /** By the orders, commissions and clicks. */
  recounted: number;
  kept: number;
}

/**
 * Counts all results afresh from orders, commissions and clicks, beside the counters. What waits is taken in first; nothing may change
 * meanwhile. Memory does not grow with the number of orders or counters.
 * @param onOrders is told what each order adds, some at a time
 * @returns from which day on clicks can be compared: they are kept for 13 months
 */
export async function recount(
  ctx: Context,
  onOrders: (facts: ReadonlyMap<string, ResultFact>) => Promise<void> = async () => undefined,
): Promise<string> {
  while ((await takeInResults(ctx)) > 0);
  await recountedResults(ctx).deleteMany({});
  let oldestClick = '9999';
  for await (const clicks of clickBatchesInOrder(ctx)) {
    for (const { at } of clicks) oldestClick = min(oldestClick, at.toISOString().slice(0, 10));
    await add(ctx, await gatherClicks(ctx, clicks));
  }
  const addOrders = async (orderIds: string[]) => {
    const facts = await gatherOrders(ctx, orderIds);
    await onOrders(facts);
    await add(ctx, [...facts.values()]);
  };
  for await (const orderIds of soldInOrder(ctx, ORDERS_AT_ONCE)) await addOrders(orderIds);
  for await (const orderIds of feesInOrder(ctx, ORDERS_AT_ONCE)) await addOrders(orderIds);
  // Of the oldest month some clicks may be forgotten already.
  const isCut = oldestClick < utcDay(addDays(ctx.clock.now(), -365));
  return isCut ? `${oldestClick.slice(0, 7)}~` : oldestClick;
}

export const dropRecount = (ctx: Context) => recountedResults(ctx).deleteMany({});

const min = (left: string, right: string): string => (left < right ? left : right);

async function add(ctx: Context, facts: ResultFact[]): Promise<void> {
  const counters = new Map<string, Sums>();
  foldFacts(counters, facts, 1);
  for (const piece of chunks(counterUpdates(counters), WRITES_AT_ONCE))
    await recountedResults(ctx).collection.bulkWrite(piece as never[], { ordered: false });
}

/** What differs, counter by counter: both in the order of their keys, walked through side by side. */
export async function* differingCounters(ctx: Context, clicksFrom: string): AsyncGenerator<ResultFinding[]> {
  const [kept, made] = [walk(resultCounters(ctx)), walk(recountedResults(ctx))];
  let [left, right] = [await kept.next(), await made.next()];
  while (left || right) {
    const where = !left || (right && right._id < left._id) ? (right?._id ?? '') : left._id;
    const [keptRow, madeRow] = [left?._id === where ? left : null, right?._id === where ? right : null];
    const found = differences(where, keptRow, madeRow, clicksFrom);
    if (found.length > 0) yield found;
    if (keptRow) left = await kept.next();
    if (madeRow) right = await made.next();
  }
}

const walk = (rows: Model<CounterRecord>) => rows.find().sort({ _id: 1 }).lean<CounterRecord>().cursor();

function differences(
  where: string,
  kept: CounterRecord | null,
  made: CounterRecord | null,
  clicksFrom: string,
): ResultFinding[] {
  if ((!kept || isNothing(kept)) && (!made || isNothing(made))) return [];
  const [, , , period = ''] = where.split('|');
  const clicksForgotten =
    period < clicksFrom.slice(0, period.length) || (clicksFrom.endsWith('~') && period < clicksFrom);
  return SUMS.filter((figure) => {
    if (clicksForgotten && (figure === 'clicks' || figure === 'visitors')) return false;
    return (kept?.[figure] ?? 0) !== (made?.[figure] ?? 0);
  }).map((figure) => ({
    what: 'result_differs',
    where,
    figure,
    recounted: made?.[figure] ?? 0,
    kept: kept?.[figure] ?? 0,
  }));
}

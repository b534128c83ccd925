import type { Model } from 'mongoose';
import { feesInOrder } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { addDays, utcDay } from '../../kit/clock.ts';
import { clickBatchesInOrder } from '../../links/index.ts';
import { soldInOrder } from '../../orders/index.ts';
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
 * Counts all results afresh from orders, commissions and clicks, beside the counters, and compares them one by one. What waits is taken
 * in first; nothing may change meanwhile. Memory does not grow with the number of orders or counters. Clicks are kept for 13 months, so
 * counters of clicks older than the oldest kept one are not compared.
 */
export async function checkResults(ctx: Context): Promise<ResultFinding[]> {
  while ((await takeInResults(ctx)) > 0);
  await recountedResults(ctx).deleteMany({});
  let oldestClick = '9999';
  for await (const clicks of clickBatchesInOrder(ctx)) {
    for (const { at } of clicks) oldestClick = min(oldestClick, at.toISOString().slice(0, 10));
    const counters = new Map<string, Sums>();
    foldFacts(counters, await gatherClicks(ctx, clicks), 1);
    await add(ctx, counters);
  }
  for await (const orderIds of soldInOrder(ctx, ORDERS_AT_ONCE)) await addOrders(ctx, orderIds);
  for await (const orderIds of feesInOrder(ctx, ORDERS_AT_ONCE)) await addOrders(ctx, orderIds);
  // Of the oldest month some clicks may be forgotten already.
  const isCut = oldestClick < utcDay(addDays(ctx.clock.now(), -365));
  const findings = await compare(ctx, isCut ? `${oldestClick.slice(0, 7)}~` : oldestClick);
  await recountedResults(ctx).deleteMany({});
  return findings;
}

const min = (left: string, right: string): string => (left < right ? left : right);

async function addOrders(ctx: Context, orderIds: string[]): Promise<void> {
  const counters = new Map<string, Sums>();
  foldFacts(counters, [...(await gatherOrders(ctx, orderIds)).values()], 1);
  await add(ctx, counters);
}

async function add(ctx: Context, counters: Map<string, Sums>): Promise<void> {
  for (const piece of chunks(counterUpdates(counters), WRITES_AT_ONCE))
    await recountedResults(ctx).collection.bulkWrite(piece as never[], { ordered: false });
}

/** Both in the order of their keys, walked through side by side. */
async function compare(ctx: Context, oldestClick: string): Promise<ResultFinding[]> {
  const findings: ResultFinding[] = [];
  const [kept, made] = [walk(resultCounters(ctx)), walk(recountedResults(ctx))];
  let [left, right] = [await kept.next(), await made.next()];
  while (left || right) {
    const where = !left || (right && right._id < left._id) ? (right?._id ?? '') : left._id;
    const [keptRow, madeRow] = [left?._id === where ? left : null, right?._id === where ? right : null];
    findings.push(...differences(where, keptRow, madeRow, oldestClick));
    if (keptRow) left = await kept.next();
    if (madeRow) right = await made.next();
  }
  return findings;
}

const walk = (rows: Model<CounterRecord>) => rows.find().sort({ _id: 1 }).lean<CounterRecord>().cursor();

function differences(
  where: string,
  kept: CounterRecord | null,
  made: CounterRecord | null,
  oldestClick: string,
): ResultFinding[] {
  if ((!kept || isNothing(kept)) && (!made || isNothing(made))) return [];
  const [, , , period = ''] = where.split('|');
  return SUMS.filter((figure) => {
    if (
      ((figure === 'clicks' || figure === 'visitors') && period < oldestClick.slice(0, period.length)) ||
      (oldestClick.endsWith('~') && period < oldestClick)
    )
      return false;
    return (kept?.[figure] ?? 0) !== (made?.[figure] ?? 0);
  }).map((figure) => ({
    what: 'result_differs',
    where,
    figure,
    recounted: made?.[figure] ?? 0,
    kept: kept?.[figure] ?? 0,
  }));
}

import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { countClicks, takeResultNews } from '../../links/index.ts';
import type { ResultFact } from './facts.ts';
import { foldFacts, NO_SUMS, SUMS, type Sums } from './fold-facts.ts';
import { gatherClicks, gatherOrders } from './gather-facts.ts';
import { type CounterRecord, countedOrders, resultCounters } from './model.ts';

/** Up to 24,000 clicks or 3,000 orders: the more are taken at once, the more of them fold into one counter. */
const NOTES_AT_ONCE = 24;
const WRITES_AT_ONCE = 1_000;

/**
 * Takes the oldest notes of changed orders and new clicks into the counters, in one transaction that also forgets the notes. Of an
 * order the difference to what was counted before is added, so that a correction lands on the day it was placed. Killed anywhere, the
 * next one takes up the same notes.
 * @returns how many notes were taken; 0 when there were none
 */
export const takeInResults = (ctx: Context): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const news = await takeResultNews(tx, NOTES_AT_ONCE);
    if (news.taken === 0) return 0;
    const counters = new Map<string, Sums>();
    await countClicks(tx, news.clicks);
    foldFacts(counters, await gatherClicks(tx, news.clicks), 1);
    await countOrders(tx, news.orderIds, counters);
    await addCounters(tx, counters);
    return news.taken;
  });

async function countOrders(tx: Context, orderIds: string[], counters: Map<string, Sums>): Promise<void> {
  if (orderIds.length === 0) return;
  const session = tx.session as never;
  const facts = await gatherOrders(tx, orderIds);
  const rows = await countedOrders(tx)
    .find({ _id: { $in: orderIds } })
    .session(session)
    .lean();
  const before = new Map(rows.map((row) => [row._id, row.fact]));
  const changed = [...facts].filter(([id, fact]) => !isDeepStrictEqual(before.get(id), fact));
  foldFacts(
    counters,
    changed.flatMap(([id]) => before.get(id) ?? []),
    -1,
  );
  foldFacts(
    counters,
    changed.map(([, fact]) => fact),
    1,
  );
  const fresh = changed.filter(([id]) => !before.has(id)).map(([_id, fact]) => ({ _id, fact }));
  const replaced = changed.filter(([id]) => before.has(id)).map(([id, fact]) => replacement(id, fact));
  if (fresh.length > 0) await countedOrders(tx).collection.insertMany(fresh as never[], { session });
  if (replaced.length > 0) await countedOrders(tx).collection.bulkWrite(replaced as never[], { session });
}

const replacement = (_id: string, fact: ResultFact) => ({
  replaceOne: { filter: { _id }, replacement: { _id, fact } },
});

async function addCounters(tx: Context, counters: ReadonlyMap<string, Sums>): Promise<void> {
  for (const piece of chunks(counterUpdates(counters), WRITES_AT_ONCE))
    await resultCounters(tx).collection.bulkWrite(piece as never[], { session: tx.session as never, ordered: false });
}

/** Upserts for what has changed, in the order of the keys. */
export function counterUpdates(counters: ReadonlyMap<string, Sums>): object[] {
  return [...counters]
    .filter(([, sums]) => SUMS.some((name) => sums[name] !== 0))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([_id, sums]) => ({
      updateOne: { filter: { _id }, update: { $inc: sums, $setOnInsert: placeOf(_id) }, upsert: true },
    }));
}

/** Currency and value, as they stand at the end of a key; only the value can have a bar in it. */
export function placeOf(key: string): Pick<CounterRecord, 'value' | 'currency'> {
  const [, , , , currency = '', ...value] = key.split('|');
  return { currency, value: value.join('|') };
}

export const isNothing = (row: Sums): boolean => SUMS.every((name) => (row[name] ?? NO_SUMS[name]) === 0);

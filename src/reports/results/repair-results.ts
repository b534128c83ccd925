import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../context.ts';
import type { ResultFact } from './facts.ts';
import { SUMS } from './fold-facts.ts';
import { countedOrders, resultCounters } from './model.ts';
import { differingCounters, dropRecount, type ResultFinding, recount } from './recount.ts';
import { placeOf } from './take-in-results.ts';

const WRITES_AT_ONCE = 1_000;

/**
 * Makes every counter say what orders, commissions and clicks say, also of those from before there were counters; what counters have
 * of clicks that are forgotten stays. Nothing may change meanwhile. It writes what is right and adds to nothing, so that it may be
 * killed anywhere and run again, or run twice.
 * @returns how many counters it set right
 */
export async function repairResults(ctx: Context): Promise<number> {
  // First what each order is known to have added: what becomes of it later is added as the difference to that.
  const clicksFrom = await recount(ctx, (facts) => keepFacts(ctx, facts));
  let repaired = 0;
  let waiting: object[] = [];
  const write = async () => {
    if (waiting.length > 0) await resultCounters(ctx).collection.bulkWrite(waiting as never[], { ordered: false });
    waiting = [];
  };
  for await (const found of differingCounters(ctx, clicksFrom)) {
    waiting.push(settingOf(found));
    repaired += 1;
    if (waiting.length >= WRITES_AT_ONCE) await write();
  }
  await write();
  await dropRecount(ctx);
  return repaired;
}

async function keepFacts(ctx: Context, facts: ReadonlyMap<string, ResultFact>): Promise<void> {
  const ids = [...facts.keys()];
  const rows = await countedOrders(ctx)
    .find({ _id: { $in: ids } })
    .lean();
  const known = new Map(rows.map((row) => [row._id, row.fact]));
  const writes = [...facts]
    .filter(([id, fact]) => !isDeepStrictEqual(known.get(id), fact))
    .map(([_id, fact]) => ({ replaceOne: { filter: { _id }, replacement: { _id, fact }, upsert: true } }));
  if (writes.length > 0) await countedOrders(ctx).collection.bulkWrite(writes as never[], { ordered: false });
}

function settingOf(found: ResultFinding[]): object {
  const _id = found[0]?.where ?? '';
  const right = Object.fromEntries(found.map(({ figure, recounted }) => [figure, recounted]));
  const others = Object.fromEntries(SUMS.filter((name) => !(name in right)).map((name) => [name, 0]));
  const $setOnInsert = { ...others, ...placeOf(_id) };
  return { updateOne: { filter: { _id }, update: { $set: right, $setOnInsert }, upsert: true } };
}

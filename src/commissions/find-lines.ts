import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { type CommissionRecord, commissions } from './model.ts';

const MAX_AT_ONCE = 10_000;
const CHUNK = 100;

/** A commission with those that correct it. */
export interface WithClawbacks {
  sale: CommissionRecord;
  clawbacks: CommissionRecord[];
}

/** Does a step for a hundred commissions at a time, in the caller's transaction. At most 10,000 commissions. */
export async function inChunks<T>(tx: Context, ids: string[], step: (chunk: string[]) => Promise<T>): Promise<T[]> {
  if (!tx.session) throw new Error('money moves only inside a transaction');
  if (ids.length > MAX_AT_ONCE) throw new RangeError(`at most ${MAX_AT_ONCE} commissions at once`);
  const results: T[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) results.push(await step(ids.slice(start, start + CHUNK)));
  return results;
}

/**
 * The commissions on the order lines of some: what the creator, her agency and who brought her in earn on a line is decided
 * about together.
 * @param ids of commissions or clawbacks; unknown ones are left out
 */
export async function findLines(tx: Context, ids: string[]): Promise<WithClawbacks[]> {
  const named = await find(tx, { _id: { $in: ids } });
  const lines = new Set(named.map(lineOf));
  const all = await find(tx, { orderId: { $in: [...new Set(named.map(({ orderId }) => orderId))] } });
  const concerned = all.filter((record) => lines.has(lineOf(record)));
  const clawbacks = Map.groupBy(
    concerned.filter((record) => record.kind === 'clawback'),
    partOf,
  );
  return concerned
    .filter((record) => record.kind !== 'clawback')
    .map((sale) => ({ sale, clawbacks: clawbacks.get(partOf(sale)) ?? [] }));
}

/** Of what was earned on some lines, only what the creators earned, with their agencies and referrers, whom the ids name. */
export function soldBySame(lines: WithClawbacks[], ids: string[]): WithClawbacks[] {
  const named = new Set(ids);
  const sellerOf = ({ sale }: WithClawbacks) => JSON.stringify([sale.orderId, sale.lineId, sale.creatorId]);
  const isNamed = ({ sale, clawbacks }: WithClawbacks) => [sale, ...clawbacks].some(({ _id }) => named.has(_id));
  const sellers = new Set(lines.filter(isNamed).map(sellerOf));
  return lines.filter((line) => sellers.has(sellerOf(line)));
}

const lineOf = ({ orderId, lineId }: CommissionRecord) => JSON.stringify([orderId, lineId]);
/** A clawback's id is its commission's with a number behind it. */
const partOf = ({ _id, kind }: CommissionRecord) => (kind === 'clawback' ? _id.replace(/\.c\d+$/, '') : _id);

const find = (tx: Context, filter: object): Promise<CommissionRecord[]> =>
  commissions(tx)
    .find(filter)
    .sort({ _id: 1 })
    .session(tx.session ?? null)
    .lean<CommissionRecord[]>();

/** Writes changes of records under the condition that each is still what was read. */
export async function changeRecords(
  tx: Context,
  changes: { record: CommissionRecord; update: Record<string, unknown> }[],
): Promise<void> {
  if (changes.length === 0) return;
  const writes = changes.map(({ record: { _id, state, payableSequence, amountMinor }, update }) => ({
    updateOne: { filter: { _id: _id as never, state, payableSequence, amountMinor }, update },
  }));
  const { matchedCount } = await commissions(tx).collection.bulkWrite(writes as never[], {
    session: tx.session as never,
  });
  if (matchedCount !== changes.length)
    throw conflict('commissions_changed', 'A commission changed while it was being decided about.');
}

import type { Context } from '../context.ts';
import { defineModel } from '../kit/model.ts';
import type { ClickRecord } from './model.ts';

interface DayVisitorRecord {
  /** `linkId:visitorHash`; the hash changes each day, so the day is in it. */
  _id: string;
  at: Date;
}

const TWO_DAYS_SECONDS = 2 * 86_400;

/** Who was on which link today: small, because the database forgets it once the day is over. Shard key: `_id` (hashed). */
const dayVisitors = defineModel<DayVisitorRecord>('day_visitors', { at: Date }, [
  { keys: { at: 1 }, expireAfterSeconds: TWO_DAYS_SECONDS },
]);

/**
 * Tells which clicks are the first of their visitor on their link that day, and remembers them; one query and one insert for
 * a whole batch, inside the caller's transaction, so that it is exact for every click that is written.
 * @returns ids of the clicks that are
 */
export async function firstVisits(tx: Context, counted: ClickRecord[]): Promise<Set<string>> {
  const first = new Map<string, ClickRecord>();
  for (const click of counted) {
    const key = `${click.linkId}:${click.visitorHash}`;
    const known = first.get(key);
    if (!known || click.at < known.at) first.set(key, click);
  }
  if (first.size === 0) return new Set();
  const session = tx.session as never;
  const seen = await dayVisitors(tx)
    .collection.find({ _id: { $in: [...first.keys()] as never[] } }, { projection: { _id: 1 }, session })
    .toArray();
  for (const { _id } of seen) first.delete(String(_id));
  const rows = [...first].map(([key, click]) => ({ _id: key as never, at: click.at }));
  if (rows.length > 0) await dayVisitors(tx).collection.insertMany(rows, { session, ordered: false });
  return new Set([...first.values()].map((click) => click._id));
}

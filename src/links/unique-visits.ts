import { MongoBulkWriteError } from 'mongodb';
import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { defineModel } from '../kit/model.ts';
import type { ClickRecord } from './model.ts';

interface DayVisitorRecord {
  /** `linkId:visitorHash`; the hash changes each day, so the day is in it. */
  _id: string;
  at: Date;
  /** The visit that was the first. */
  clickId: string;
}

const TWO_DAYS_SECONDS = 2 * 86_400;
const DUPLICATE_KEY = 11_000;
const ROWS_AT_ONCE = 1_000;

/** Who was on which link today: small, because the database forgets it two days after. Shard key: `_id` (hashed). */
const dayVisitors = defineModel<DayVisitorRecord>('day_visitors', { at: Date, clickId: String }, [
  { keys: { at: 1 }, expireAfterSeconds: TWO_DAYS_SECONDS },
]);

/**
 * Tells which clicks are the first of their visitor on their link that day, and remembers them outside any transaction. The first row
 * of a visitor wins and names its click, so that any number of processes and repetitions agree, also when a repetition has other
 * clicks beside it; nearly every visitor is new, and takes one insert.
 * @returns ids of the clicks that are
 */
export async function firstVisits({ mongo }: Pick<Context, 'mongo'>, counted: ClickRecord[]): Promise<Set<string>> {
  const candidates = new Map<string, ClickRecord>();
  for (const click of counted) {
    const key = `${click.linkId}:${click.visitorHash}`;
    const known = candidates.get(key);
    if (!known || click.at < known.at) candidates.set(key, click);
  }
  const at = new Date();
  const rows = [...candidates].map(([key, { _id }]) => ({ _id: key as never, at, clickId: _id }));
  const holders = new Map(rows.map(({ _id, clickId }) => [_id as string, clickId]));
  for (const piece of chunks(rows, ROWS_AT_ONCE)) {
    for (const { _id, clickId } of await alreadyThere({ mongo }, piece)) holders.set(_id, clickId);
  }
  const firsts = new Set(holders.values());
  return new Set(counted.flatMap(({ _id }) => (firsts.has(_id) ? [_id] : [])));
}

/** Inserts the rows; answers those that stood there before. */
async function alreadyThere(
  { mongo }: Pick<Context, 'mongo'>,
  rows: { _id: never; at: Date; clickId: string }[],
): Promise<{ _id: string; clickId: string }[]> {
  const { collection } = dayVisitors({ mongo });
  try {
    await collection.insertMany(rows, { ordered: false, writeConcern: { w: 'majority' } });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    if (failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    const refused = failed.flatMap(({ index }) => rows[index]?._id ?? []);
    return collection
      .find<{ _id: string; clickId: string }>(
        { _id: { $in: refused } },
        { projection: { clickId: 1 }, readConcern: 'majority' },
      )
      .toArray();
  }
}

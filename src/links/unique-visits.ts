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
/** Clicks that are made ready in one go, so that redirects between two pieces wait some milliseconds only. */
export const PIECE = 1_000;

/** Who was on which link today: small, because the database forgets it once the day is over. Shard key: `_id` (hashed). */
const dayVisitors = defineModel<DayVisitorRecord>('day_visitors', { at: Date, clickId: String }, [
  { keys: { at: 1 }, expireAfterSeconds: TWO_DAYS_SECONDS },
]);

/**
 * Tells which clicks are the first of their visitor on their link that day, and remembers them. The first row of a visitor wins and
 * names its click, so that any number of processes and repetitions agree; nearly every visitor is new, and takes one insert.
 * @returns ids of the clicks that are
 */
export async function firstVisits(ctx: Context, counted: ClickRecord[]): Promise<Set<string>> {
  const candidates = new Map<string, ClickRecord>();
  for (const click of counted) {
    const key = `${click.linkId}:${click.visitorHash}`;
    const known = candidates.get(key);
    if (!known || click.at < known.at) candidates.set(key, click);
  }
  if (candidates.size === 0) return new Set();
  const rows = [...candidates].map(([key, { _id, at }]) => ({ _id: key as never, at, clickId: _id }));
  for (const piece of chunks(rows, PIECE)) {
    for (const key of await alreadyThere(ctx, piece)) candidates.delete(key);
  }
  return new Set([...candidates.values()].map((click) => click._id));
}

/** Inserts the rows; answers the keys that another click holds. */
async function alreadyThere(ctx: Context, rows: { _id: never; at: Date; clickId: string }[]): Promise<string[]> {
  const { collection } = dayVisitors(ctx);
  try {
    await collection.insertMany(rows, { ordered: false, writeConcern: { w: 'majority' } });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    if (failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    const refused = failed.flatMap(({ index }) => rows[index] ?? []);
    const holders = await collection
      .find({ _id: { $in: refused.map((row) => row._id) } }, { projection: { clickId: 1 }, readConcern: 'majority' })
      .toArray();
    const holderOf = new Map(holders.map((row) => [String(row._id), row.clickId]));
    return refused.filter(({ _id, clickId }) => holderOf.get(_id) !== clickId).map(({ _id }) => String(_id));
  }
}

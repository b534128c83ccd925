import { MongoBulkWriteError } from 'mongodb';
import type { Context } from '../context.ts';
import { utcDay } from '../kit/clock.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type ClickRecord, clicks, creatorDays, sourceCounters } from './model.ts';
import { firstVisits } from './unique-visits.ts';

const DUPLICATE_KEY = 11_000;

/**
 * Writes click rows and their counters in one transaction, so that a batch tried again counts once.
 * Rows that are there already (an earlier try whose answer was lost) are left out.
 */
export async function writeClicks(ctx: Context, batch: ClickRecord[]): Promise<void> {
  try {
    await writeFresh(ctx, batch);
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.code !== DUPLICATE_KEY) throw error;
    await writeFresh(ctx, await withoutWritten(ctx, batch));
  }
}

/** Asked only when a row was there: nearly always none is. */
async function withoutWritten(ctx: Context, batch: ClickRecord[]): Promise<ClickRecord[]> {
  const ids = batch.map((click) => click._id);
  const written = await clicks(ctx)
    .find({ _id: { $in: ids } }, { _id: 1 })
    .lean();
  const known = new Set(written.map((click) => click._id));
  return batch.filter((click) => !known.has(click._id));
}

async function writeFresh(ctx: Context, fresh: ClickRecord[]): Promise<void> {
  if (fresh.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    const session = tx.session as never;
    const counted = fresh.filter((click) => click.counts);
    const first = await firstVisits(tx, counted);
    const rows = fresh.map((click) => ({ ...click, unique: first.has(click._id) }));
    await clicks(tx).collection.insertMany(rows as never[], { session, ordered: false });
    await addTo(
      tx,
      creatorDays,
      counted.map((click) => ({
        id: `${click.creatorId}:${utcDay(click.at)}`,
        set: { creatorId: click.creatorId, day: utcDay(click.at) },
        first: first.has(click._id),
      })),
    );
    await addTo(
      tx,
      sourceCounters,
      counted.map((click) => ({ id: click.linkId, set: {}, first: first.has(click._id) })),
    );
  });
}

/** A counted click in one counter; `first` when its visitor had not been there that day. */
type Hit = { id: string; set: object; first: boolean };
type Counters = typeof creatorDays | typeof sourceCounters;

async function addTo(tx: Context, counters: Counters, hits: Hit[]): Promise<void> {
  const totals = new Map<string, { count: number; visitors: number; set: object }>();
  for (const { id, set, first } of hits) {
    const { count = 0, visitors = 0 } = totals.get(id) ?? {};
    totals.set(id, { count: count + 1, visitors: visitors + (first ? 1 : 0), set });
  }
  const updates = [...totals]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, { count, visitors, set }]) => ({
      updateOne: {
        filter: { _id: id as never },
        update: { $inc: { clicks: count, visitors }, ...(Object.keys(set).length > 0 ? { $setOnInsert: set } : {}) },
        upsert: true,
      },
    }));
  if (updates.length > 0) await counters(tx).collection.bulkWrite(updates, { session: tx.session as never });
}

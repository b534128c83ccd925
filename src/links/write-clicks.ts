import type { Context } from '../context.ts';
import { utcDay } from '../kit/clock.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type ClickRecord, clicks, creatorDays, sourceCounters } from './model.ts';

/**
 * Writes click rows and their counters in one transaction, so that a batch tried again counts once.
 * Rows that are there already (an earlier try whose answer was lost) are left out.
 */
export async function writeClicks(ctx: Context, batch: ClickRecord[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = tx.session as never;
    const ids = batch.map((click) => click._id);
    const written = await clicks(tx)
      .collection.find({ _id: { $in: ids as never[] } }, { projection: { _id: 1 }, session })
      .toArray();
    const known = new Set(written.map((click) => String(click._id)));
    const fresh = batch.filter((click) => !known.has(click._id));
    if (fresh.length === 0) return;
    await clicks(tx).collection.insertMany(fresh as never[], { session, ordered: false });
    const counted = fresh.filter((click) => click.counts);
    await addTo(
      tx,
      creatorDays,
      counted.map((click) => ({
        id: `${click.creatorId}:${utcDay(click.at)}`,
        set: { creatorId: click.creatorId, day: utcDay(click.at) },
      })),
    );
    await addTo(
      tx,
      sourceCounters,
      counted.map((click) => ({ id: click.linkId, set: {} })),
    );
  });
}

type Counters = typeof creatorDays | typeof sourceCounters;

async function addTo(tx: Context, counters: Counters, hits: { id: string; set: object }[]): Promise<void> {
  const totals = new Map<string, { count: number; set: object }>();
  for (const { id, set } of hits) totals.set(id, { count: (totals.get(id)?.count ?? 0) + 1, set });
  const updates = [...totals]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, { count, set }]) => ({
      updateOne: {
        filter: { _id: id as never },
        update: { $inc: { clicks: count }, ...(Object.keys(set).length > 0 ? { $setOnInsert: set } : {}) },
        upsert: true,
      },
    }));
  if (updates.length > 0) await counters(tx).collection.bulkWrite(updates, { session: tx.session as never });
}

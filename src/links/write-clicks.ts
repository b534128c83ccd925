import { MongoServerError } from 'mongodb';
import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { utcDay } from '../kit/clock.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type ClickRecord, clickBatches, clickNews, creatorDays, linkDays, sourceCounters } from './model.ts';
import { leaveClickResults } from './result-news.ts';
import { firstVisits, PIECE } from './unique-visits.ts';

const DUPLICATE_KEY = 11_000;

/** Clicks that are written together, under an id of their own: tried again, they are the same. */
export interface ClickBatch {
  id: string;
  clicks: ClickRecord[];
}

/** Writes a batch of clicks and their counters in one transaction; a batch that was written already counts no second time. */
export async function writeClicks(ctx: Context, { id, clicks }: ClickBatch): Promise<void> {
  const last = clicks.at(-1);
  if (!last) return;
  const counted = clicks.filter((click) => click.counts);
  const first = await firstVisits(ctx, counted);
  const rows = clicks.map((click) => ({ ...click, unique: first.has(click._id) }));
  try {
    await inTransaction(ctx, async (tx) => {
      let part = 0;
      for (const piece of chunks(rows, PIECE)) {
        const document = { _id: `${id}.${part++}` as never, at: last.at, clicks: piece as never };
        await clickBatches(tx).collection.insertOne(document, { session: tx.session as never });
        const news = { _id: document._id, at: new Date() };
        await clickNews(tx).collection.insertOne(news, { session: tx.session as never });
        await leaveClickResults(tx, document._id);
      }
      await countClicks(tx, counted, first);
    });
  } catch (error) {
    const known = error instanceof MongoServerError && error.code === DUPLICATE_KEY;
    if (!known || !(await clickBatches(ctx).exists({ _id: `${id}.0` }))) throw error;
  }
}

async function countClicks(tx: Context, counted: ClickRecord[], first: Set<string>): Promise<void> {
  const hits = counted.map(({ _id, linkId, creatorId, at }) => ({
    linkId,
    creatorId,
    day: utcDay(at),
    first: first.has(_id),
  }));
  await addTo(
    tx,
    creatorDays,
    hits.map(({ creatorId, day, first: isFirst }) => ({
      id: `${creatorId}:${day}`,
      set: { creatorId, day },
      first: isFirst,
    })),
  );
  await addTo(
    tx,
    linkDays,
    hits.map(({ linkId, creatorId, day, first: isFirst }) => ({
      id: `${linkId}:${day}`,
      set: { linkId, creatorId, day },
      first: isFirst,
    })),
  );
  await addTo(
    tx,
    sourceCounters,
    hits.map(({ linkId, first: isFirst }) => ({ id: linkId, set: undefined, first: isFirst })),
  );
}

/** A counted click in one counter; `first` when its visitor had not been there that day. */
type Hit = { id: string; set: object | undefined; first: boolean };
type Counters = typeof creatorDays | typeof linkDays | typeof sourceCounters;

async function addTo(tx: Context, counters: Counters, hits: Hit[]): Promise<void> {
  const totals = new Map<string, { clicks: number; visitors: number; set: object | undefined }>();
  for (const { id, set, first } of hits) {
    const total = totals.get(id) ?? { clicks: 0, visitors: 0, set };
    total.clicks += 1;
    if (first) total.visitors += 1;
    totals.set(id, total);
  }
  const updates = [...totals]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, { set, ...inc }]) => ({
      updateOne: {
        filter: { _id: id as never },
        update: { $inc: inc, ...(set ? { $setOnInsert: set } : {}) },
        upsert: true,
      },
    }));
  for (const piece of chunks(updates, PIECE))
    await counters(tx).collection.bulkWrite(piece, { session: tx.session as never });
}

import type { Context } from '../context.ts';
import { joinedAfter } from '../creators/index.ts';
import { addDays } from '../kit/clock.ts';
import { loadCards } from './load-cards.ts';
import { type CardRecord, cardState, cards, traitCounts } from './model.ts';

const BATCH = 300;

/**
 * One batch of the cards that are due: those a day old, then creators who have none yet. Repeatable; killed anywhere, the next one
 * takes up what is due still.
 * @returns how many creators were looked at; 0 when none is due
 */
export async function refreshDueCards(ctx: Context): Promise<number> {
  const due = await cards(ctx)
    .find({ dueAt: { $lte: ctx.clock.now() } }, { _id: 1 })
    .sort({ dueAt: 1 })
    .limit(BATCH)
    .lean();
  if (due.length > 0)
    return refresh(
      ctx,
      due.map((row) => row._id),
    );
  return lookForNew(ctx);
}

async function refresh(ctx: Context, creatorIds: string[]): Promise<number> {
  const fresh = await loadCards(ctx, creatorIds);
  const active = new Set(fresh.map((card) => card._id));
  await replaceCards(ctx, fresh);
  const gone = creatorIds.filter((id) => !active.has(id));
  if (gone.length > 0) await cards(ctx).deleteMany({ _id: { $in: gone } });
  return creatorIds.length;
}

async function replaceCards(ctx: Context, fresh: CardRecord[]): Promise<void> {
  const writes = fresh.map((card) => ({
    replaceOne: { filter: { _id: card._id as never }, replacement: card as never, upsert: true },
  }));
  if (writes.length > 0) await cards(ctx).collection.bulkWrite(writes, { ordered: false });
}

/** Goes through everybody who joined, a batch at a time, once an hour of programme time, and makes the cards that lack. */
async function lookForNew(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const state = await cardState(ctx).findById('look').lean();
  const isRunning = Boolean(state?.afterId);
  if (!isRunning && state && state.nextAt > now) return 0;
  const page = await joinedAfter(ctx, state?.afterId ?? '', BATCH);
  const ids = page.map((creator) => creator._id);
  const known = new Set(
    (
      await cards(ctx)
        .find({ _id: { $in: ids } }, { _id: 1 })
        .lean()
    ).map((row) => row._id),
  );
  await replaceCards(
    ctx,
    await loadCards(
      ctx,
      ids.filter((id) => !known.has(id)),
    ),
  );
  const isLast = page.length < BATCH;
  if (isLast) await countTraits(ctx);
  const nextAt = isLast ? addDays(now, 1 / 24) : now;
  await cardState(ctx).updateOne(
    { _id: 'look' },
    { $set: { afterId: isLast ? '' : (ids.at(-1) ?? ''), nextAt } },
    { upsert: true },
  );
  return isLast ? 0 : page.length;
}

/** Counts every trait over all cards, in the database. */
async function countTraits(ctx: Context): Promise<void> {
  await cards(ctx)
    .aggregate([
      { $unwind: '$traits' },
      { $group: { _id: '$traits', creators: { $sum: 1 } } },
      { $merge: { into: traitCounts(ctx).collection.collectionName, whenMatched: 'replace' } },
    ])
    .option({ allowDiskUse: true });
}

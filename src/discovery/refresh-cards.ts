import type { Context } from '../context.ts';
import { joinedAfter, joinedBetween } from '../creators/index.ts';
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

/** Whether any may be due: a card, a look at everybody, or somebody who joined since the last look. */
export async function cardsDue(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  const [due, state] = await Promise.all([
    cards(ctx).exists({ dueAt: { $lte: now } }),
    cardState(ctx).findById('look').lean(),
  ]);
  if (due || !state || state.afterId || state.nextAt <= now) return true;
  return (await joinedLately(ctx, state.seenUntil ?? now, now)).length > 0;
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

/** Makes the cards that lack: of who joined lately at once, of everybody else in a walk through all, a batch at a time, once a day. */
async function lookForNew(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const state = await cardState(ctx).findById('look').lean();
  const lately = await joinedLately(ctx, state?.seenUntil ?? now, now);
  const made = await makeMissing(ctx, lately);
  const seenUntil = lately.length < BATCH ? now : (state?.seenUntil ?? now);
  if (state && !state.afterId && state.nextAt > now) {
    await cardState(ctx).updateOne({ _id: 'look' }, { $set: { seenUntil } });
    return made;
  }
  const page = (await joinedAfter(ctx, state?.afterId ?? '', BATCH)).map((creator) => creator._id);
  await makeMissing(ctx, page);
  const isLast = page.length < BATCH;
  if (isLast) await countTraits(ctx);
  const next = { afterId: isLast ? '' : (page.at(-1) ?? ''), nextAt: isLast ? addDays(now, 1) : now, seenUntil };
  await cardState(ctx).updateOne({ _id: 'look' }, { $set: next }, { upsert: true });
  return isLast ? made : page.length;
}

const OVERLAP_MS = 60_000;

async function joinedLately(ctx: Context, since: Date, now: Date): Promise<string[]> {
  const ids: string[] = [];
  for await (const { _id } of joinedBetween(ctx, new Date(since.getTime() - OVERLAP_MS), addDays(now, 1))) {
    ids.push(_id);
    if (ids.length === BATCH) break;
  }
  return ids;
}

/** @returns how many cards were made */
async function makeMissing(ctx: Context, ids: string[]): Promise<number> {
  const known = await cards(ctx)
    .find({ _id: { $in: ids } }, { _id: 1 })
    .lean();
  const has = new Set(known.map((row) => row._id));
  const fresh = await loadCards(
    ctx,
    ids.filter((id) => !has.has(id)),
  );
  await replaceCards(ctx, fresh);
  return fresh.length;
}

/** Counts every trait over all cards, in the database; one that nobody has any more is forgotten. */
export async function countTraits(ctx: Context): Promise<void> {
  const countedAt = ctx.clock.now();
  await cards(ctx)
    .aggregate([
      { $unwind: '$traits' },
      { $group: { _id: '$traits', creators: { $sum: 1 } } },
      { $set: { countedAt } },
      { $merge: { into: traitCounts(ctx).collection.collectionName, whenMatched: 'replace' } },
    ])
    .option({ allowDiskUse: true });
  await traitCounts(ctx).deleteMany({ countedAt: { $ne: countedAt } });
}

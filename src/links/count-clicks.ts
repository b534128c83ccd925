import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { utcDay } from '../kit/clock.ts';
import { type ClickRecord, creatorDays, linkDays, sourceCounters } from './model.ts';

const WRITES_AT_ONCE = 1_000;

type Counters = typeof creatorDays | typeof linkDays | typeof sourceCounters;
/** By the counter's id; what it is of is said when it is new. */
type Tallies = Map<string, { clicks: number; visitors: number; of: object | undefined }>;

/**
 * Adds counted clicks to the counters of creators, links and days: one write a counter, however many clicks fold into it. Inside the
 * transaction in which the caller forgets that they were not counted.
 */
export async function countClicks(tx: Context, clicks: ClickRecord[]): Promise<void> {
  const [days, linksByDay, sources]: [Tallies, Tallies, Tallies] = [new Map(), new Map(), new Map()];
  for (const { counts, linkId, creatorId, at, unique } of clicks) {
    if (!counts) continue;
    const day = utcDay(at);
    add(days, `${creatorId}:${day}`, unique, { creatorId, day });
    add(linksByDay, `${linkId}:${day}`, unique, { linkId, creatorId, day });
    add(sources, linkId, unique);
  }
  await save(tx, creatorDays, days);
  await save(tx, linkDays, linksByDay);
  await save(tx, sourceCounters, sources);
}

function add(tallies: Tallies, id: string, unique: boolean | undefined, of?: object): void {
  const tally = tallies.get(id) ?? { clicks: 0, visitors: 0, of };
  tally.clicks += 1;
  if (unique) tally.visitors += 1;
  tallies.set(id, tally);
}

async function save(tx: Context, counters: Counters, tallies: Tallies): Promise<void> {
  const updates = [...tallies]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, { of, ...inc }]) => ({
      updateOne: {
        filter: { _id: id as never },
        update: { $inc: inc, ...(of ? { $setOnInsert: of } : {}) },
        upsert: true,
      },
    }));
  for (const piece of chunks(updates, WRITES_AT_ONCE))
    await counters(tx).collection.bulkWrite(piece, { session: tx.session as never });
}

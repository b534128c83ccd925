import type { Db } from 'mongodb';
import { DECIDED_INDEX } from '../../src/commissions/decided-index.ts';
import { addDays, DAY_MS, utcDay } from '../../src/kit/clock.ts';

const BATCH = 5_000;
const YEAR_DAYS = 380;
/** Nothing happens in the last hours: who has news there is the bench's to say. */
const QUIET_MS = 7_200_000;
/** Shares no factor with a round number of creators: neighbours in time belong to creators far apart. */
const STRIDE = 7_919;

export const creatorIdOf = (index: number): string => `crt_${index.toString().padStart(10, '0')}`;

/** The start of today: what an evaluation of today looks at. */
export const evaluatedAt = (): Date => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);

/**
 * Writes a programme of bare documents: creators, a year of decided commissions in the order of time, rates. Only what standings read
 * is in them, with the indexes that standings use.
 */
export async function makeProgramme(
  db: Db,
  size: { creators: number; commissionsEach: number },
  say: (line: string) => void,
): Promise<void> {
  const at = evaluatedAt();
  const [creators, commissions] = [
    db.collection<{ _id: string }>('creators'),
    db.collection<{ _id: string }>('commissions'),
  ];
  for (const collection of [creators, commissions]) await collection.dropIndexes();
  await db.collection<{ _id: string }>('fx_rates').insertMany(
    Array.from({ length: 450 }, (_, back) => ({
      _id: utcDay(addDays(at, -back)),
      rates: { USD: '1.0873', PLN: '4.2715' },
      source: 'bench',
      importedAt: at,
    })),
  );
  const joinedAt = addDays(at, -YEAR_DAYS);
  await inBatches(
    size.creators,
    (index) => ({ _id: creatorIdOf(index), userId: `usr_${index}`, state: 'active', decidedAt: joinedAt }),
    (rows) => creators.insertMany(rows, { ordered: false }),
  );
  const total = size.creators * size.commissionsEach;
  await inBatches(
    total,
    (index) =>
      commissionOf(
        index,
        size.creators,
        new Date(joinedAt.getTime() + Math.floor((index / total) * (YEAR_DAYS * DAY_MS - QUIET_MS))),
      ),
    async (rows) => {
      await commissions.insertMany(rows, { ordered: false, writeConcern: { w: 1 } });
    },
  );
  say(
    `${size.creators.toLocaleString('en')} creators with ${total.toLocaleString('en')} commissions are written; indexing`,
  );
  const { keys, partialFilterExpression } = DECIDED_INDEX;
  await commissions.createIndex(keys, { partialFilterExpression });
  await commissions.createIndex({ decidedAt: 1, creatorId: 1 }, { partialFilterExpression });
  await creators.createIndex({ decidedAt: 1 });
}

/** Mostly in euros, one in ten in zlotys; one in twelve came back; amounts of all sizes. */
export const commissionOf = (index: number, creators: number, decidedAt: Date) => {
  const returned = index % 12 === 0;
  const netMinor = returned ? 0 : 1_000 + ((index * 37) % 90_000);
  return {
    _id: `cms_${index.toString(36).padStart(9, '0')}`,
    kind: 'sale',
    role: 'creator',
    creatorId: creatorIdOf((index * STRIDE) % creators),
    currency: index % 10 === 0 ? 'PLN' : 'EUR',
    amountMinor: Math.round(netMinor / 10),
    netMinor,
    state: returned ? 'reversed' : index % 2 === 0 ? 'approved' : 'paid',
    decidedAt,
    reversal: returned ? { reason: 'item_returned', at: decidedAt } : null,
  };
};

async function inBatches<Row>(
  count: number,
  make: (index: number) => Row,
  write: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < count; start += BATCH)
    await write(Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => make(start + offset)));
}

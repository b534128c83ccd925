import type { Collection, Db } from 'mongodb';
import { DECIDED_INDEX } from '../../src/commissions/decided-index.ts';
import { addDays, DAY_MS, utcDay } from '../../src/kit/clock.ts';
import { pastCommission } from './past-commission.ts';

const BATCH = 2_500;
/** The database writes some batches while the next ones are made. */
const UNDER_WAY = 4;
const YEAR_DAYS = 380;
/** Nothing happens in the last hours: who has news there is the bench's to say. */
const QUIET_MS = 7_200_000;
const SAY_EVERY = 1_000_000;

export interface ProgrammeSize {
  creators: number;
  commissionsEach: number;
}

type Row = { _id: string };

export const creatorIdOf = (index: number): string => `crt_${index.toString().padStart(10, '0')}`;

/** The start of today: what an evaluation of today looks at. */
export const evaluatedAt = (): Date => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);

const NAMES = ['creators', 'commissions'] as const;
const asideOf = (name: (typeof NAMES)[number]): string => `bench_${name}`;

/**
 * Writes a programme: creators, a year of decided commissions in the order of time, as the programme writes them, and rates; with the
 * indexes that standings use. It lies aside until `putInPlace`. Data of this size that a run before has left is taken as it is.
 */
export async function makeProgramme(db: Db, size: ProgrammeSize, say: (line: string) => void): Promise<void> {
  const made = db.collection<Row & ProgrammeSize>('bench_made');
  if (await made.findOne({ _id: 'programme', ...size })) return setAside(db);
  await db.dropDatabase();
  const at = evaluatedAt();
  const joinedAt = addDays(at, -YEAR_DAYS);
  const [creators, commissions] = [db.collection<Row>(asideOf('creators')), db.collection<Row>(asideOf('commissions'))];
  await writeRates(db, at);
  await inBatches(creators, size.creators, (index) => creatorOf(index, joinedAt));
  const total = size.creators * size.commissionsEach;
  const spanMs = YEAR_DAYS * DAY_MS - QUIET_MS;
  const rowOf = (index: number) =>
    pastCommission(index, size.creators, new Date(joinedAt.getTime() + Math.floor((index / total) * spanMs)));
  await inBatches(commissions, total, rowOf, say);
  say(`${size.creators.toLocaleString('en')} creators, ${total.toLocaleString('en')} commissions written; indexing`);
  const { keys, partialFilterExpression } = DECIDED_INDEX;
  await commissions.createIndex(keys, { partialFilterExpression });
  await commissions.createIndex({ decidedAt: 1, creatorId: 1 }, { partialFilterExpression });
  await creators.createIndex({ decidedAt: 1 });
  await made.insertOne({ _id: 'programme', ...size });
}

const creatorOf = (index: number, decidedAt: Date) => ({
  _id: creatorIdOf(index),
  userId: `usr_${index}`,
  state: 'active',
  decidedAt,
});

/**
 * Gives the data its names, in place of the empty collections of a process that has just opened. A process makes every index that is
 * missing when it opens: of millions of documents that would take longer than what is measured, so that they wait aside.
 */
export async function putInPlace(db: Db): Promise<void> {
  for (const name of NAMES) await db.collection(asideOf(name)).rename(name, { dropTarget: true });
}

async function setAside(db: Db): Promise<void> {
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const name of NAMES) if (!there.has(asideOf(name))) await db.collection(name).rename(asideOf(name));
}

const writeRates = async (db: Db, at: Date): Promise<void> => {
  const days = Array.from({ length: 450 }, (_, back) => ({
    _id: utcDay(addDays(at, -back)),
    rates: { USD: '1.0873', PLN: '4.2715' },
    source: 'bench',
    importedAt: at,
  }));
  await db.collection<Row>('fx_rates').insertMany(days);
};

async function inBatches(
  collection: Collection<Row>,
  count: number,
  make: (index: number) => Row,
  say?: (line: string) => void,
): Promise<void> {
  let next = 0;
  const write = async () => {
    while (next < count) {
      const start = next;
      next += BATCH;
      const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => make(start + offset));
      await collection.insertMany(rows, { ordered: false, writeConcern: { w: 1 } });
      if (start > 0 && start % SAY_EVERY === 0) say?.(`${start.toLocaleString('en')} commissions are written`);
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, write));
}

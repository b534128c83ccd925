import type { AnyBulkWriteOperation, ClientSession, Db, MongoClient } from 'mongodb';

/** An order as the ceilings write it: the same money as Kolect's, in the fewest documents that keep a ledger. */
export interface RawOrder {
  id: string;
  creatorId: string;
  body: string;
  amountMinor: number;
}

const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

/** Batches of orders, one transaction each, one after the other: six documents an order, one `$inc` a balance. */
export async function writeBatched(db: Db, client: MongoClient, orders: RawOrder[], batch: number): Promise<void> {
  for (let start = 0; start < orders.length; start += batch) {
    const part = orders.slice(start, start + batch);
    await client.withSession((session) => session.withTransaction(() => write(db, part, session), TRANSACTION));
  }
}

/** A transaction an order, so many at once. */
export async function writeOneByOne(db: Db, client: MongoClient, orders: RawOrder[], callers: number): Promise<void> {
  let next = 0;
  async function call(): Promise<void> {
    for (let order = orders[next++]; order; order = orders[next++]) {
      const one = [order];
      await client.withSession((session) => session.withTransaction(() => write(db, one, session), TRANSACTION));
    }
  }
  await Promise.all(Array.from({ length: callers }, call));
}

async function write(db: Db, orders: RawOrder[], session: ClientSession): Promise<void> {
  const at = new Date();
  const documents = orders.map(({ id, creatorId, body, amountMinor }) => ({
    order: { _id: id as never, creatorId, body, at },
    commission: { _id: id as never, creatorId, amountMinor, state: 'pending', at },
    postings: postingsOf(id, creatorId, amountMinor, at),
  }));
  await db.collection('orders').insertMany(
    documents.map(({ order }) => order),
    { session },
  );
  await db.collection('commissions').insertMany(
    documents.map(({ commission }) => commission),
    { session },
  );
  await db.collection('postings').insertMany(
    documents.flatMap(({ postings }) => postings),
    { session },
  );
  await db.collection('balances').bulkWrite(balanceUpdates(orders), { session });
}

const postingsOf = (id: string, creatorId: string, amountMinor: number, at: Date) => [
  { _id: `${id}:1` as never, account: 'brand:owed', amountMinor: -amountMinor, at },
  { _id: `${id}:2` as never, account: 'platform:fees', amountMinor: 1, at },
  { _id: `${id}:3` as never, account: `creator:pending:${creatorId}`, amountMinor: amountMinor - 1, at },
];

function balanceUpdates(orders: RawOrder[]): AnyBulkWriteOperation[] {
  const sums = new Map<string, number>();
  for (const { creatorId, amountMinor } of orders) sums.set(creatorId, (sums.get(creatorId) ?? 0) + amountMinor);
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([creatorId, amountMinor]) => ({
      updateOne: { filter: { _id: creatorId as never }, update: { $inc: { amountMinor: amountMinor } }, upsert: true },
    }));
}

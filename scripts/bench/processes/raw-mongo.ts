import { type Collection, MongoClient } from 'mongodb';
import { commitInGroups } from '../raw/commit-in-groups.ts';
import { insertProducts } from '../raw/insert-products.ts';
import { type RawOrder, writeBatched, writeOneByOne } from '../raw/write-orders.ts';
import { answer } from './answer.ts';

// The ceilings that write to MongoDB: the bare driver, with collections that have no index but their own.

let client: MongoClient | undefined;
const database = () => {
  if (!client) throw new Error('not open yet');
  return client.db();
};
const empty = async (names: string[]): Promise<Collection[]> => {
  await database().dropDatabase();
  return Promise.all(names.map((name) => database().createCollection(name)));
};
const timed = async (work: () => Promise<void>): Promise<{ seconds: number }> => {
  const startedAt = performance.now();
  await work();
  return { seconds: (performance.now() - startedAt) / 1_000 };
};
const ORDER_COLLECTIONS = ['orders', 'commissions', 'postings', 'balances'];

answer(
  {
    async open({ uri }: { uri: string }): Promise<void> {
      client = await MongoClient.connect(uri, { writeConcern: { w: 'majority' }, readConcernLevel: 'majority' });
    },
    busyMicros: () => process.cpuUsage().user + process.cpuUsage().system,
    async groupCommit({ rows, callers }: { rows: { _id: string; body: string }[]; callers: number }) {
      const [events] = await empty(['events']);
      return timed(() => commitInGroups(events as never, rows, callers));
    },
    insertProducts: (input: { source: string; count: number }) => insertProducts(database(), input),
    async batched({ orders, batch }: { orders: RawOrder[]; batch: number }) {
      await empty(ORDER_COLLECTIONS);
      return timed(() => writeBatched(database(), client as MongoClient, orders, batch));
    },
    async oneByOne({ orders, callers }: { orders: RawOrder[]; callers: number }) {
      await empty(ORDER_COLLECTIONS);
      return timed(() => writeOneByOne(database(), client as MongoClient, orders, callers));
    },
  },
  async () => client?.close(),
);

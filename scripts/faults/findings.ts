import type { Connection } from 'mongoose';
import { checkLedger } from '../../src/ledger/index.ts';
import type { Story } from './history.ts';
import type { Programme } from './programme.ts';

export interface Findings {
  /** Acknowledged, and not there. */
  lost: string[];
  /** There, and nobody was told so; allowed, since an answer can be lost, but every event is acknowledged in the end. */
  unknown: string[];
  notProcessed: number;
  orders: number;
  /** What the ledger's own check found. */
  ledger: object[];
  /** Creators whose balance is not what was computed from what the shop sent. */
  differences: { creatorId: string; expectedMinor: number; balanceMinor: number }[];
  /** Orders counted for links and codes. */
  countedOrders: number;
  earnedMinor: number;
}

type Row = Record<string, unknown> & { _id: string };

/** Compares what the database holds with what the clients sent and were told. Reads collections, not Kolect's own figures. */
export async function findingsOf(
  mongo: Connection,
  programme: Programme,
  stories: Story[],
  acknowledged: Set<string>,
): Promise<Findings> {
  const db = mongo.getClient().db(mongo.name);
  const all = (name: string, fields: string[]) =>
    db
      .collection<Row>(name)
      .find({}, { projection: Object.fromEntries(fields.map((field) => [field, 1])) })
      .toArray();
  const events = await all('order_events', ['state']);
  const kept = new Set(events.map(({ _id }) => _id.slice(programme.shop.id.length + 1)));
  const balances = await all('balances', ['account', 'owner', 'amountMinor']);
  const expected = programme.creatorIds.map((creatorId, index) => ({
    creatorId,
    expectedMinor: stories
      .filter((story) => story.creator === index)
      .reduce((sum, story) => sum + story.expectedMinor, 0),
  }));
  const differences = expected
    .map(({ creatorId, expectedMinor }) => ({ creatorId, expectedMinor, balanceMinor: balanceOf(balances, creatorId) }))
    .filter(({ expectedMinor, balanceMinor }) => expectedMinor !== balanceMinor);
  const counters = await all('source_counters', ['orders']);
  return {
    lost: [...acknowledged].filter((id) => !kept.has(id)),
    unknown: [...kept].filter((id) => !acknowledged.has(id)),
    notProcessed: events.filter(({ state }) => state !== 'processed').length,
    orders: await db.collection('orders').countDocuments(),
    ledger: await checkLedger({ mongo } as Parameters<typeof checkLedger>[0]),
    differences,
    countedOrders: counters.reduce((sum, { orders }) => sum + Number(orders ?? 0), 0),
    earnedMinor: expected.reduce((sum, { expectedMinor }) => sum + expectedMinor, 0),
  };
}

const balanceOf = (balances: Row[], creatorId: string): number =>
  balances
    .filter(({ account, owner }) => account === 'creator:pending' && owner === creatorId)
    .reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0);

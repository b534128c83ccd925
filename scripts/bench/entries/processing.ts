import { startChild } from '../child.ts';
import { BrokenRound, type Entry, type Goal, type Side } from '../entry.ts';
import { CONNECTIONS } from '../http-load.ts';
import type { Bench } from '../open-bench.ts';
import type { RawOrder } from '../raw/write-orders.ts';
import { STRIDE } from '../seed-programme.ts';
import { type KolectChild, startKolectChild } from '../start-kolect-child.ts';

const DATABASE = 'bench_processing';
const SUBJECT = 'Kolect, processEvents until none waits';
/** As many as Kolect takes into one transaction. */
const BATCH = 200;
const FIRST_RATES = { kolect: 500, batched: 1_000, oneByOne: 200 };

const processingAgainst = (
  way: 'batched' | 'oneByOne',
  words: { name: string; ceiling: string },
  goal: Goal,
): Entry => ({
  ...words,
  title: 'Order events to orders, commissions, journal and balances',
  unit: 'orders/s',
  subject: SUBJECT,
  goals: [goal],
  async open(bench) {
    const kolect = await startKolectChild(bench, DATABASE);
    return { ceiling: await openRaw(bench, kolect, way), subject: openKolect(bench, kolect, DATABASE) };
  },
});

export const processing = processingAgainst(
  'batched',
  { name: 'processing', ceiling: `bare driver, six documents an order, ${BATCH} orders in a transaction` },
  { figure: 'ratio', bound: 'at least', value: 0.6 },
);

export const processingAgainstSingle = processingAgainst(
  'oneByOne',
  { name: 'processing-against-single', ceiling: `bare driver, a transaction an order, ${CONNECTIONS} at once` },
  { figure: 'ratio', bound: 'at least', value: 4 },
);

/** Settles orders that were taken in before, and proves what came of them. */
export function openKolect(bench: Bench, kolect: KolectChild, database: string): Side {
  const db = bench.mongo.db(database);
  let rate = FIRST_RATES.kolect;
  let total = 0;
  return {
    async measure(seconds) {
      const count = Math.max(BATCH, Math.round(rate * seconds));
      await kolect.ask('preload', { programme: kolect.programme, count });
      const result = await kolect.ask<{ seconds: number }>('settle');
      rate = count / result.seconds;
      total += count;
      const earned = await db.collection('orders').countDocuments({ commissionMinor: { $gt: 0 } });
      if (earned !== total) throw new BrokenRound(`${total} orders were preloaded, but ${earned} have a commission`);
      const findings = await kolect.ask<unknown[]>('checkLedger');
      if (findings.length > 0) throw new BrokenRound(`the ledger is wrong: ${JSON.stringify(findings.slice(0, 3))}`);
      return { value: rate, checks: [`${total} orders preloaded = ${earned} with a commission; the ledger balances`] };
    },
  };
}

async function openRaw(bench: Bench, kolect: KolectChild, way: 'batched' | 'oneByOne'): Promise<Side> {
  const raw = startChild('raw-mongo');
  bench.onClose(() => raw.stop());
  await raw.ask('open', { uri: bench.mongoUri(`${DATABASE}_raw`) });
  let rate = FIRST_RATES[way];
  return {
    async measure(seconds) {
      const count = Math.max(BATCH, Math.round(rate * seconds));
      const orders = rawOrders(kolect, count);
      const result = await raw.ask<{ seconds: number }>(way, { orders, batch: BATCH, callers: CONNECTIONS });
      rate = count / result.seconds;
      return { value: rate };
    },
  };
}

/** The same creators in the same turn, and as many bytes to an order as Kolect's own record has. */
const rawOrders = ({ programme }: KolectChild, count: number): RawOrder[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `ord_${index.toString(36).padStart(26, '0')}`,
    creatorId: programme.links[(index * STRIDE) % programme.links.length]?.creatorId ?? '',
    body: 'x'.repeat(ORDER_BYTES),
    amountMinor: 100 + (index % 1_000),
  }));

const ORDER_BYTES = 900;

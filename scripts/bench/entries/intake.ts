import { startChild } from '../child.ts';
import { BrokenRound, type Entry } from '../entry.ts';
import { CONNECTIONS, startHttpLoad, type Target } from '../http-load.ts';
import { makeOrders } from '../make-orders.ts';
import type { Bench } from '../open-bench.ts';
import { type KolectChild, startKolectChild } from '../start-kolect-child.ts';

const DATABASE = 'bench_intake';
const FIRST_RATE = 5_000;

/** An order event acknowledged over HTTP, against the driver alone storing the same bytes as durably. */
export const intake: Entry = {
  name: 'intake',
  title: 'An order event acknowledged: signature checked, durable by majority',
  unit: 'events/s',
  ceiling: 'bare driver, group commit of the same bytes',
  subject: 'Kolect, POST /v1/shops/:shopId/events',
  goals: [{ figure: 'ratio', bound: 'at least', value: 0.5 }],
  async open(bench) {
    const kolect = await startKolectChild(bench, DATABASE);
    const load = startHttpLoad(bench);
    const target = eventTarget(kolect);
    let total = 0;
    return {
      ceiling: await openGroupCommit(bench, kolect),
      subject: {
        async measure(seconds) {
          const round = await load(target, seconds);
          total += round.answered;
          const stored = await bench.mongo
            .db(DATABASE)
            .collection('order_events')
            .countDocuments({ state: 'received' });
          if (stored !== total) throw new BrokenRound(`${total} events were acknowledged, but ${stored} are stored`);
          return { ...round, checks: [`${total} events acknowledged = ${stored} stored`] };
        },
      },
    };
  },
};

function eventTarget({ url, programme, ask, stop }: KolectChild): Target {
  const path = `/v1/shops/${programme.shopId}/events`;
  return {
    url,
    server: { ask, stop },
    status: 200,
    least: CONNECTIONS,
    requests: (amount) =>
      makeOrders(programme, amount, clickId).map(({ headers, body }) => ({ method: 'POST', path, headers, body })),
  };
}

/** As long as a real one; the intake does not read it. */
const clickId = (): string => 'x'.repeat(110);

async function openGroupCommit(bench: Bench, kolect: KolectChild) {
  const raw = startChild('raw-mongo');
  bench.onClose(() => raw.stop());
  await raw.ask('open', { uri: bench.mongoUri(`${DATABASE}_raw`) });
  let rate = FIRST_RATE;
  return {
    async measure(seconds: number) {
      const count = Math.max(CONNECTIONS, Math.round(rate * seconds));
      const rows = makeOrders(kolect.programme, count, clickId).map(({ id, body }) => ({ _id: id, body }));
      const result = await raw.ask<{ seconds: number }>('groupCommit', { rows, callers: CONNECTIONS });
      rate = count / result.seconds;
      return { value: rate };
    },
  };
}

import { startClickCheck } from '../check-clicks.ts';
import type { Entry, Goal, Side } from '../entry.ts';
import { startHttpLoad } from '../http-load.ts';
import type { Bench } from '../open-bench.ts';
import { type KolectChild, startKolectChild } from '../start-kolect-child.ts';
import { openKolect } from './processing.ts';
import { redirectTarget } from './redirect.ts';

const FEW = 10_000;
/** As many of them are visited and sell on either side, spread over all: what differs is only how many others there are. */
const ACTIVE = 2_000;
/** At most 1.2 times the cost. */
const GOAL: Goal = { figure: 'ratio', bound: 'at least', value: 1 / 1.2 };

const grown = (
  words: Pick<Entry, 'name' | 'title' | 'unit'>,
  open: (bench: Bench, kolect: KolectChild, database: string) => Promise<Side>,
): Entry => ({
  ...words,
  ceiling: `the same among ${FEW.toLocaleString('en')} creators`,
  subject: 'Kolect, among --grown creators, each with a link',
  goals: [GOAL],
  async open(bench) {
    const few = Math.min(FEW, bench.size.grown / 10);
    const side = async (creators: number, database: string) => {
      const size = { creators, linksPerCreator: 1, sample: Math.min(ACTIVE, few) };
      const side = await open(bench, await startKolectChild(bench, database, size), database);
      bench.say(`${words.name}: ${creators.toLocaleString('en')} creators are there`);
      return side;
    };
    const name = `bench_${words.name.replace('-', '_')}`;
    return { ceiling: await side(few, `${name}_few`), subject: await side(bench.size.grown, `${name}_many`) };
  },
});

export const orderGrowth = grown(
  { name: 'order-growth', title: 'Processing an order as creators grow', unit: 'orders/s' },
  async (bench, kolect, database) => openKolect(bench, kolect, database),
);

export const clickGrowth = grown(
  { name: 'click-growth', title: 'A redirect with its click recorded as creators grow', unit: 'requests/s' },
  async (bench, kolect, database) => {
    const target = redirectTarget(kolect);
    const load = startHttpLoad(bench);
    const check = await startClickCheck(bench, kolect, database);
    return {
      async measure(seconds) {
        const round = await load(target, seconds);
        return { ...round, checks: await check(round.answered) };
      },
    };
  },
);

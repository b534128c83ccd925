import type { Actor, Context } from '../../../src/context.ts';
import { addDays, utcDay } from '../../../src/kit/clock.ts';
import { keyOf } from '../../../src/reports/results/counter-key.ts';
import { resultCounters } from '../../../src/reports/results/model.ts';
import { readReport } from '../../../src/reports/results/read-report.ts';
import type { Reader } from '../../../src/reports/results/readers.ts';
import { type Report, ReportQuery } from '../../../src/reports/results/schemas.ts';
import { connect } from '../../../src/start/connect.ts';
import { BrokenRound, type Entry, type Goal, type Side } from '../entry.ts';
import { creatorIdOf } from '../make-commissions.ts';
import { BRAND, CLICKS, DAYS, MEASURED, makeCounters } from '../make-counters.ts';
import type { Bench } from '../open-bench.ts';
import { timeCalls } from '../time-calls.ts';

const GOALS: Goal[] = [
  { figure: 'p99Ratio', bound: 'at most', value: 10 },
  { figure: 'p99Ms', bound: 'at most', value: 100 },
];

interface Question {
  actor: Actor;
  reader: Reader;
  query: object;
}

const systemActor: Actor = { kind: 'system', job: 'bench' };

/** A creator's 90 days: mostly her chart, which is what the page opens with, and now and then one of her tables. */
function creatorAsks(number: number): Question {
  const creatorId = creatorIdOf((number * 37) % MEASURED);
  const by = (['day', 'day', 'day', 'link', 'country', 'product'] as const)[number % 6];
  return {
    actor: { kind: 'user', userId: 'usr_bench', creatorId, creatorActive: true },
    reader: { kind: 'creator' },
    query: { by },
  };
}

/** A brand's 90 days against the 90 before. */
const brandAsks = (number: number): Question => ({
  actor: systemActor,
  reader: { kind: 'brand', id: BRAND },
  query: { by: (['day', 'country'] as const)[number % 2], compare: 'previous' },
});

/** Creator by creator, the largest first. */
const brandTableAsks = (): Question => ({
  actor: systemActor,
  reader: { kind: 'brand', id: BRAND },
  query: { by: 'creator', limit: 50 },
});

async function open(bench: Bench, askOf: (number: number) => Question): Promise<{ ceiling: Side; subject: Side }> {
  const mongo = await connect(bench.mongoUri('bench_dashboard'));
  bench.onClose(() => mongo.close());
  const ctx = { mongo, clock: { now: () => new Date() } } as Context;
  if ((await resultCounters(ctx).estimatedDocumentCount()) === 0)
    await makeCounters(mongo, bench.size.creators, bench.say);
  const counters = (await resultCounters(ctx).estimatedDocumentCount()).toLocaleString('en');
  const [to, from] = [utcDay(ctx.clock.now()), utcDay(addDays(ctx.clock.now(), 1 - DAYS))];
  const ask = async (number: number): Promise<Report> => {
    const { actor, reader, query } = askOf(number);
    const report = await readReport({ ...ctx, actor }, reader, ReportQuery.parse({ from, to, ...query }));
    if (report.totals.figures.clicks === 0) throw new BrokenRound('a report says that nothing was clicked');
    return report;
  };
  const programme = await ask(0);
  const checks = [
    `${counters} counters, as ${CLICKS.toLocaleString('en')} clicks of ${DAYS} days leave them; the first report has ${programme.totals.figures.clicks.toLocaleString('en')} clicks`,
  ];
  return {
    ceiling: {
      measure: (seconds) =>
        timeCalls(seconds, (number) => {
          const day = utcDay(addDays(ctx.clock.now(), -(number % DAYS)));
          const key = keyOf(`creator:${creatorIdOf((number * 37) % MEASURED)}`, 'day', day, '', '');
          return resultCounters(ctx).collection.findOne({ _id: key as never });
        }),
    },
    subject: { measure: async (seconds) => ({ ...(await timeCalls(seconds, ask)), checks }) },
  };
}

const common = { unit: 'requests/s', ceiling: 'one indexed findOne of the driver', goals: GOALS } as const;

export const dashboard: Entry = {
  ...common,
  name: 'dashboard',
  title: 'A creator’s 90 days over 50 million clicks',
  subject: 'Kolect, chart, sums and tables of one creator',
  open: (bench) => open(bench, creatorAsks),
};

export const dashboardOfBrand: Entry = {
  ...common,
  name: 'dashboard-of-brand',
  title: 'A brand’s 90 days against the 90 before, over 50 million clicks',
  subject: 'Kolect, chart and sums of a brand that one creator in fifty promotes',
  open: (bench) => open(bench, brandAsks),
};

export const tableOfBrand: Entry = {
  ...common,
  name: 'table-of-brand',
  title: 'The same brand’s 90 days, creator by creator',
  subject: 'Kolect, the first page of the table',
  open: (bench) => open(bench, brandTableAsks),
};

import type { Context } from '../../../src/context.ts';
import { countFacets } from '../../../src/discovery/count-facets.ts';
import { MEASURES } from '../../../src/discovery/measures.ts';
import { cards } from '../../../src/discovery/model.ts';
import { CreatorQuery } from '../../../src/discovery/schemas.ts';
import { searchCreators } from '../../../src/discovery/search-creators.ts';
import { connect } from '../../../src/start/connect.ts';
import { BrokenRound, type Entry, type Side } from '../entry.ts';
import { COUNTRIES, drawn, LANGUAGES_KNOWN, makeCards, NICHES_KNOWN, nameOf, skewed } from '../make-cards.ts';
import type { Bench } from '../open-bench.ts';
import { timeCalls } from '../time-calls.ts';

const BRAND = 'brn_1';
const PAGE = 20;

/** What brands ask: nothing, one to four traits, rare and common, fitting together or not, words, limits, in any order. */
function questionOf(number: number): Record<string, string> {
  const draw = (salt: number) => drawn(number * 13 + salt);
  const sort = MEASURES[Math.floor(MEASURES.length * draw(0))] ?? 'gmv';
  const some = (share: number, salt: number, make: () => Record<string, string>) => (draw(salt) < share ? make() : {});
  const words = nameOf(Math.floor(draw(2) * 1e6)).slice(0, 2 + Math.floor(6 * draw(3)));
  return {
    sort,
    ...some(0.5, 4, () => ({ country: skewed(COUNTRIES, draw(5)) })),
    ...some(0.2, 6, () => ({ language: LANGUAGES_KNOWN[Math.floor(10 * draw(7))] ?? 'en' })),
    ...some(0.4, 8, () => ({ niche: skewed(NICHES_KNOWN, draw(9)) })),
    ...some(0.2, 10, () => ({ network: draw(11) < 0.5 ? 'tiktok' : 'instagram,x' })),
    ...some(0.1, 12, () => ({ tier: draw(13) < 0.5 ? 'gold,platinum' : 'diamond' })),
    ...some(0.1, 14, () => ({ authentic: draw(15) < 0.5 ? '70' : '90' })),
    ...some(0.1, 16, () => ({ minFollowers: String(10 ** (3 + Math.floor(4 * draw(17)))) })),
    ...some(0.1, 18, () => ({ minCvrBps: '200' })),
    ...some(0.25, 19, () => ({ q: words })),
  };
}

const ONE_IN = 5;

/** One in five questions turns to a later page, and one in five counts facets. */
async function ask(ctx: Context, number: number, places: string[]): Promise<void> {
  const question = questionOf(number);
  if (number % ONE_IN === 1) {
    const { sort: _sort, limit: _limit, cursor: _cursor, ...filter } = CreatorQuery.parse(question);
    await countFacets(ctx, BRAND, filter);
    return;
  }
  const cursor = number % ONE_IN === 2 ? places.at(-1) : undefined;
  const query = cursor ? { cursor, sort: 'gmv', country: question.country } : question;
  const page = await searchCreators(ctx, BRAND, CreatorQuery.parse({ ...query, limit: PAGE }));
  if (page.data.length > PAGE) throw new BrokenRound('a page is longer than was asked');
  if (page.next && (cursor || question.sort === 'gmv')) places.push(page.next);
}

async function open(bench: Bench): Promise<{ ceiling: Side; subject: Side }> {
  const mongo = await connect(bench.mongoUri('bench_discovery'));
  bench.onClose(() => mongo.close());
  await makeCards(mongo, bench.size.creators, bench.say);
  const actor = { kind: 'system', job: 'bench' } as const;
  const ctx = { mongo, actor, clock: { now: () => new Date() } } as Context;
  const places: string[] = [];
  const checks = [`over ${(await cards(ctx).estimatedDocumentCount()).toLocaleString('en')} creators`];
  return {
    ceiling: {
      measure: (seconds) =>
        timeCalls(seconds, (number) =>
          cards(ctx)
            .collection.find({ traits: `country:${skewed(COUNTRIES, drawn(number))}` })
            .sort({ 'sort.gmv': -1, _id: 1 })
            .limit(PAGE)
            .toArray(),
        ),
    },
    subject: {
      async measure(seconds) {
        return { ...(await timeCalls(seconds, (number) => ask(ctx, number, places))), checks };
      },
    },
  };
}

export const discovery: Entry = {
  name: 'discovery',
  title: 'A page of creators: filters, words, any order, later pages, facets',
  unit: 'requests/s',
  ceiling: 'one indexed find().limit(20) of the driver',
  subject: 'Kolect, whatever brands ask',
  goals: [
    { figure: 'p99Ratio', bound: 'at most', value: 10 },
    { figure: 'p99Ms', bound: 'at most', value: 100 },
  ],
  open,
};

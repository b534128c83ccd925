import { Browser } from './browser.ts';
import { closeProgramme } from './close-programme.ts';
import { type Books, collectBooks } from './collect-books.ts';
import { compareBooks, type Difference } from './compare.ts';
import { compareMaintained } from './compare-maintained.ts';
import type { ShopOrder } from './group-orders.ts';
import { joinCreators } from './join-creators.ts';
import { loadBrands } from './load-brands.ts';
import { countSources, makeSources } from './make-sources.ts';
import { monthRates } from './month-rates.ts';
import { openProgramme, type Programme } from './open-programme.ts';
import type { ReplayOptions } from './options.ts';
import { planTouches, type Touch } from './plan-touches.ts';
import { type Played, play, type Scene } from './play.ts';
import type { Progress } from './progress.ts';
import { type BrokenRow, readOrders } from './read-orders.ts';
import { type Recomputed, recompute } from './recompute.ts';
import { type Recomputation, recomputeAgain } from './recompute-again.ts';
import type { TierRules } from './recompute-tiers.ts';
import { ReplayError } from './replay-error.ts';
import { sayMaintained } from './say-maintained.ts';
import { count, sayAgreement, sayBooks, sayBrokenRows } from './summary.ts';
import { planStops } from './timeline.ts';

export interface ReplayResult {
  brokenRows: BrokenRow[];
  played: Played;
  books: Books;
  recomputed: Recomputed;
  differences: Difference[];
  recomputation: Recomputation;
}

export interface Stage {
  say: (text: string) => void;
  progress: Progress;
  signal: AbortSignal;
  /** A database that is there, for the tests; a mongod of the replay's own when left out. */
  mongoUri?: string;
  /** Other rules of tiers than the published ones, for the tests. */
  tiers?: TierRules;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const SHOWN_CREATORS = 10;
const LONGEST_DAYS = 3_660;

/** Sends a file of orders through a Kolect of its own and compares the end with a recomputation from the file. */
export async function runReplay(options: ReplayOptions, stage: Stage): Promise<ReplayResult> {
  const began = performance.now();
  const file = await readOrders(options.file, options.limit);
  stage.say(sayBrokenRows(file.brokenRows));
  stage.say(`${count(file.fileOrders)} orders, ${count(file.orders.length)} by shop.\n`);
  const touches = planTouches(file.orders, options);
  const stops = planStops(file.orders, touches);
  const opening = openingOf(file.orders, stops);
  const programme = await openProgramme({ ...options, ...opening, mongoUri: stage.mongoUri, tiers: stage.tiers });
  try {
    const manager = new Browser(programme.url);
    await manager.signIn({ id: 'mara' });
    const scene = { ...(await setScene(programme, file.orders, touches, options, manager, stage)), stops };
    const ready = performance.now();
    const played = await playScene(programme, scene, stage);
    const over = performance.now();
    stage.progress.start('locking and paying', 1);
    await closeProgramme(programme, stage.signal);
    stage.progress.step();
    const books = await collectBooks(programme, scene.creators, manager);
    stage.progress.stop();
    const recomputed = recompute(options.file, touches, file.leftOut, stage.tiers);
    const recomputation = await recomputeAgain(programme.ctx, opening.rates, stage.tiers);
    const differences = [
      ...compareBooks(books, recomputed, played.sightings, played.visits),
      ...compareMaintained(recomputation),
    ];
    stage.say(sayBooks(books));
    stage.say(sayMaintained(recomputation, scene.creators, options.everyCreator ? undefined : SHOWN_CREATORS));
    stage.say(sayAgreement(recomputed, books, played.sightings.length, differences));
    stage.say(sayTimes(played, { began, ready, over, end: performance.now() }));
    if (programme.keptIn) stage.say(`\nThe data stays: DATA_DIR=${programme.keptIn} npm start\n`);
    return { brokenRows: file.brokenRows, played, books, recomputed, differences, recomputation };
  } finally {
    stage.progress.stop();
    await programme.stop();
  }
}

function openingOf(orders: ShopOrder[], stops: Scene['stops']) {
  const first = stops[0]?.at ?? new Date(0);
  const last = stops.at(-1)?.at ?? first;
  const days = Math.ceil((last.getTime() - first.getTime()) / DAY_MS);
  if (days > LONGEST_DAYS)
    throw new ReplayError(`The file goes from ${sayDay(first)} to ${sayDay(last)}: more than ${LONGEST_DAYS} days.`);
  const goodsMinor = orders
    .flatMap((order) => order.items)
    .reduce((sum, item) => sum + item.unitPriceMinor * item.quantity, 0);
  // Brands, creators and links are made on the day before; all that is sold is more than any commission on it.
  const startAt = new Date(first.getTime() - DAY_MS);
  return { startAt, openingBalanceMinor: goodsMinor, rates: monthRates(startAt, new Date(last.getTime() + YEAR_MS)) };
}

const sayDay = (at: Date): string => at.toISOString().slice(0, 10);

async function setScene(
  programme: Programme,
  orders: ShopOrder[],
  touches: Touch[],
  options: ReplayOptions,
  manager: Browser,
  { progress, signal }: Stage,
): Promise<Omit<Scene, 'stops'>> {
  const step = () => {
    signal.throwIfAborted();
    progress.step();
  };
  progress.start('brands', new Set(orders.map((order) => order.sellerId)).size);
  const shops = await loadBrands(programme, orders, step);
  progress.start('creators', options.creators);
  const creators = await joinCreators(programme, { count: options.creators, seed: options.seed, manager }, step);
  progress.start('links and codes', countSources(touches));
  const sources = await makeSources(touches, creators, shops, step);
  progress.stop();
  return { shops, creators, sources, touches };
}

async function playScene(programme: Programme, scene: Scene, { progress, signal }: Stage): Promise<Played> {
  progress.start(
    'events',
    scene.stops.reduce((sum, stop) => sum + stop.reports.length, 0),
  );
  const played = await play(programme, scene, { signal, done: (events, at) => progress.step(events, sayDay(at)) });
  progress.stop();
  return played;
}

function sayTimes(
  { events, visits, retries, refusals }: Played,
  at: Record<'began' | 'ready' | 'over' | 'end', number>,
): string {
  const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1);
  const rate = Math.round((events / (at.over - at.ready)) * 1_000);
  const refused = refusals.slice(0, 20).map(({ event, answer }) => `  refused: ${event}: ${answer}\n`);
  return [
    `\n${count(events)} events and ${count(visits)} visits in ${seconds(at.ready, at.over)} s (${count(rate)} events/s; `,
    `${count(retries)} sent again, ${count(refusals.length)} refused); getting ready ${seconds(at.began, at.ready)} s, `,
    `locking, paying and comparing ${seconds(at.over, at.end)} s; ${seconds(at.began, at.end)} s in all.\n`,
    ...refused,
  ].join('');
}

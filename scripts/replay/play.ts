import { inParallel } from './in-parallel.ts';
import type { Creator } from './join-creators.ts';
import type { Shop } from './load-brands.ts';
import { type LockSighting, seeLocks } from './lock-sightings.ts';
import { pairOf, type Sources } from './make-sources.ts';
import type { Programme } from './open-programme.ts';
import { type Touch, VISIT_MARGIN_MS } from './plan-touches.ts';
import { type ProgrammeTime, programmeTime } from './programme-time.ts';
import { type Carried, reportEvent } from './report-event.ts';
import { openShopLine, type ShopLine } from './shop-line.ts';
import type { Report, Stop } from './timeline.ts';
import { visitLink } from './visit-link.ts';

export interface Scene {
  shops: Map<string, Shop>;
  creators: Creator[];
  sources: Sources;
  touches: Touch[];
  stops: Stop[];
}

export interface Played {
  events: number;
  /** Requests beyond the first of an event. */
  retries: number;
  visits: number;
  /** Events that Kolect refused for good. */
  refusals: { event: string; answer: string }[];
  sightings: LockSighting[];
}

const IN_FLIGHT = 16;

/**
 * Lets the file's time pass: at each stop of the clock the links are visited that lead to coming orders, and what happened
 * since the last stop is reported. Then the clock moves on, and what is due on the way falls due.
 */
export async function play(
  programme: Programme,
  scene: Scene,
  { signal, done }: { signal: AbortSignal; done: (events: number, at: Date) => void },
): Promise<Played> {
  const time = programmeTime(programme);
  const carried = new Map(scene.touches.flatMap((touch) => codeOf(touch, scene.sources)));
  const played: Played = { events: 0, retries: 0, visits: 0, refusals: [], sightings: [] };
  const line = openShopLine(programme.url, IN_FLIGHT);
  try {
    for (const [index, stop] of scene.stops.entries()) {
      signal.throwIfAborted();
      await time.moveTo(stop.at);
      await visitAll(stop.visits, scene.sources, carried, time);
      played.visits += stop.visits.length;
      await reportAll(line, scene, stop.reports, carried, played);
      done(stop.reports.length, stop.at);
      if (monthOf(stop) !== monthOf(scene.stops[index + 1]))
        played.sightings.push(...(await seeLocks(scene.creators, stop.at, time)));
    }
  } finally {
    line.close();
  }
  return played;
}

const monthOf = (stop: Stop | undefined) => stop?.at.toISOString().slice(0, 7);

function codeOf(touch: Touch, { codes }: Sources): [string, Carried][] {
  const code = codes.get(pairOf(touch));
  return touch.kind === 'code' && code ? [[touch.orderKey, { code }]] : [];
}

async function visitAll(
  visits: Touch[],
  { links }: Sources,
  carried: Map<string, Carried>,
  time: ProgrammeTime,
): Promise<void> {
  await inParallel(visits, IN_FLIGHT, async (touch) => {
    carried.set(touch.orderKey, { clickId: await visitLink(links.get(pairOf(touch)) ?? '') });
  });
  // Programme time goes on while we work. A click that came to lie behind its order would rightly earn nothing.
  if (visits.length > 0 && time.driftMs() > VISIT_MARGIN_MS)
    throw new Error(
      'this machine took over ten minutes for one stop of the clock; the orders would overtake their clicks',
    );
}

async function reportAll(
  line: ShopLine,
  { shops }: Scene,
  reports: Report[],
  carried: Map<string, Carried>,
  played: Played,
): Promise<void> {
  await inParallel(reports, IN_FLIGHT, async (report) => {
    const { order, step } = report;
    const shop = shops.get(order.sellerId);
    if (!shop) throw new Error(`no shop for ${order.sellerId}`);
    const outcome = await reportEvent(line, shop, report, carried.get(order.key) ?? {});
    played.events += 1;
    played.retries += outcome.attempts - 1;
    if (outcome.refusal) played.refusals.push({ event: `order.${step} of ${order.orderId}`, answer: outcome.refusal });
  });
}

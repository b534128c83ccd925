import type { OrderRecord } from './model.ts';
import { lastReports, sightings } from './order-lines.ts';
import { type Placement, placementOf } from './placement.ts';
import { OrderEvent } from './schemas.ts';

type History = OrderRecord['history'];

const MAX_EVENTS = 2_000;
/** Half of what a document may hold; the lines lie beside it. */
const MAX_LENGTH = 8_000_000;

/** The events that an order keeps, by their ids. */
export const readHistory = (history: History): Map<string, OrderEvent> =>
  new Map(history.map(({ id, body }) => [id, OrderEvent.parse(JSON.parse(body))]));

/**
 * What an order keeps of its events, so that whatever comes later still meets the whole set: shops restate the same facts with
 * every change, and a fact that is there already makes no difference, now or later. The buyer's hash is not kept.
 */
export function historyOf(events: ReadonlyMap<string, OrderEvent>): History {
  const kept = [...placementsKept(events), ...refundsKept(events), ...stepsKept(events)];
  const history = kept
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, event]) => ({ id, body: JSON.stringify(withoutBuyer(event)) }));
  const length = history.reduce((sum, { body }) => sum + body.length, 0);
  if (history.length > MAX_EVENTS || length > MAX_LENGTH)
    throw new RangeError(
      `an order has ${history.length} different events of ${length} characters: too many to believe`,
    );
  return history;
}

const withoutBuyer = (event: OrderEvent): OrderEvent =>
  event.type === 'order.placed' ? { ...event, data: { ...event.data, customerHash: undefined } } : event;

type Entry = [id: string, event: OrderEvent];

/**
 * The placement that counts; the latest reports of the order as it stands; and of those before them the lines of which they were
 * the first to have so many pieces.
 */
function placementsKept(events: ReadonlyMap<string, OrderEvent>): Entry[] {
  const first = placementOf(events);
  if (!first) return [];
  const kept = new Map<string, OrderEvent>();
  const placements = [...events].flatMap(([id, event]) => (event.type === 'order.placed' ? [{ id, event }] : []));
  // Each currency for itself: which one counts may turn out later.
  for (const reports of Map.groupBy(placements, ({ event }) => event.data.currency).values()) {
    const seen = Map.groupBy(sightings(reports), ({ report }) => report);
    for (const [report, records] of seen) {
      const lines = new Set(records.map(({ line }) => line));
      const { event } = report;
      const part = { ...event, data: { ...event.data, lines: event.data.lines.filter((line) => lines.has(line)) } };
      // Which of two of one moment counts is told by what they say.
      kept.set(report.id, isOfOneMoment(report, first) ? event : part);
    }
    for (const { id, event } of withoutRepetition(lastReports(reports))) kept.set(id, event);
  }
  return [...kept.set(first.id, first.event)];
}

const isOfOneMoment = ({ event: left }: Placement, { event: right }: Placement): boolean =>
  left.data.placedAt.getTime() === right.data.placedAt.getTime() &&
  left.timestamp.getTime() === right.timestamp.getTime();

const withoutRepetition = (reports: Placement[]): Placement[] =>
  firstOfEach(
    reports.map(({ id, event }) => ({ id, event, key: JSON.stringify({ ...event.data, customerHash: undefined }) })),
  );

/** A refund that is told again in the same words. */
const refundsKept = (events: ReadonlyMap<string, OrderEvent>): Entry[] =>
  firstOfEach(
    [...events].flatMap(([id, event]) => {
      if (event.type !== 'order.refunded') return [];
      const { at: _at, ...said } = event.data;
      return [{ id, event, key: JSON.stringify(said) }];
    }),
  ).map(({ id, event }) => [id, event]);

/** The earliest of each kind is the one that counts. */
function stepsKept(events: ReadonlyMap<string, OrderEvent>): Entry[] {
  const steps = [...events].flatMap(([id, event]) =>
    event.type === 'order.placed' || event.type === 'order.refunded' ? [] : [{ id, event, key: event.type }],
  );
  const byTime = (left: (typeof steps)[number], right: (typeof steps)[number]) =>
    left.event.data.at.getTime() - right.event.data.at.getTime();
  return firstOfEach(steps, byTime).map(({ id, event }) => [id, event]);
}

/** Of those with one key the first, by an order or else by id. */
function firstOfEach<T extends { id: string; key: string }>(
  entries: T[],
  compare: (left: T, right: T) => number = () => 0,
): T[] {
  const sorted = entries.toSorted((left, right) => compare(left, right) || (left.id < right.id ? -1 : 1));
  const firsts = new Map<string, T>();
  for (const entry of sorted) if (!firsts.has(entry.key)) firsts.set(entry.key, entry);
  return [...firsts.values()];
}

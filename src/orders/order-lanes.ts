import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { type EventRecord, orders } from './model.ts';

/** Orders that are settled in one transaction, with the events of theirs that wait. */
export interface Batch {
  orderIds: string[];
  events: EventRecord[];
}

export const MAX_ORDERS = 200;
const LANES = 3;
const CLICKED = /"clickId"\s*:\s*"[^".]*\.[^".]*\.([^".]+)\./;
const CODED = /"codes"\s*:\s*\[\s*"([^"]+)"/;

interface Group {
  orderId: string;
  events: EventRecord[];
  /** Whose money it moves, as far as a look tells; only speed depends on it. */
  whose: string;
}

/**
 * Parts waiting events into lanes of batches that can be settled side by side: orders of one creator lie together, so that her
 * balance and her counters are written once a batch, and no two lanes want to write them at the same time.
 */
export async function lanesOf(ctx: Context, waiting: EventRecord[]): Promise<Batch[][]> {
  const groups = await groupsOf(ctx, waiting);
  groups.sort((left, right) => (left.whose < right.whose ? -1 : left.whose > right.whose ? 1 : 0));
  return cutAtCreators(groups).map((lane) =>
    [...chunks(lane, MAX_ORDERS)].map((batch) => ({
      orderIds: batch.map(({ orderId }) => orderId),
      events: batch.flatMap(({ events }) => events),
    })),
  );
}

async function groupsOf(ctx: Context, waiting: EventRecord[]): Promise<Group[]> {
  const byOrder = Map.groupBy(waiting, (event) => event.orderId);
  const claimed = new Map([...byOrder].map(([orderId, events]) => [orderId, claimantOf(events)]));
  const unclaimed = [...claimed].filter(([, whose]) => whose === undefined).map(([orderId]) => orderId);
  const known = new Map<string, string | null>();
  for (const ids of chunks(unclaimed, 1_000)) {
    const rows = await orders(ctx)
      .find({ _id: { $in: ids } }, { creatorId: 1 })
      .lean();
    for (const { _id, creatorId } of rows) known.set(_id, creatorId);
  }
  return [...byOrder].map(([orderId, events]) => ({
    orderId,
    events,
    whose: claimed.get(orderId) ?? known.get(orderId) ?? orderId,
  }));
}

/** The creator in the click id, which is not checked here, or the code. */
function claimantOf(events: EventRecord[]): string | undefined {
  const body = events.find((event) => event.type === 'order.placed')?.body ?? '';
  return CLICKED.exec(body)?.[1] ?? CODED.exec(body)?.[1]?.trim().toUpperCase();
}

/** At most so many parts of about the same size; none but the first begins in the middle of a creator's orders. */
function cutAtCreators(groups: Group[]): Group[][] {
  const size = Math.max(MAX_ORDERS, Math.ceil(groups.length / LANES));
  const lanes: Group[][] = [];
  let lane: Group[] = [];
  for (const group of groups) {
    if (lane.length >= size && lane.at(-1)?.whose !== group.whose) {
      lanes.push(lane);
      lane = [];
    }
    lane.push(group);
  }
  return lane.length > 0 ? [...lanes, lane] : lanes;
}

import type { OrderEvent, PlacedEvent } from './schemas.ts';

/** A report that an order was placed, with the event's id. */
export interface Placement {
  id: string;
  event: PlacedEvent;
}

/**
 * The placement that counts. Of several (a shop that reports an order again after changing it) the one that was made first,
 * then the earliest by content, then by id, whichever arrived first.
 */
export function placementOf(events: Iterable<[string, OrderEvent]>): Placement | undefined {
  const placements = [...events].flatMap(([id, event]) => (event.type === 'order.placed' ? [{ id, event }] : []));
  if (placements.length < 2) return placements[0];
  const rank = ({ id, event }: Placement) =>
    `${event.data.placedAt.toISOString()} ${event.timestamp.toISOString()} ${contentOf(event)} ${id}`;
  return placements.toSorted((left, right) => (rank(left) < rank(right) ? -1 : 1))[0];
}

/** Whether two placements say the same, but for the buyer. */
export const sayTheSame = (left: PlacedEvent, right: PlacedEvent): boolean => contentOf(left) === contentOf(right);

/** Without the buyer's hash, which an order's own history does not keep, and without when it was looked at. */
const contentOf = ({ data }: PlacedEvent): string =>
  JSON.stringify({ ...data, customerHash: undefined, linesAsOf: undefined });

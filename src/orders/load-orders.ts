import { type CommissionRecord, type CommissionTerms, findSettling } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { type CreatorRecord, customerKey, findCreators } from '../creators/index.ts';
import { findTouches } from '../links/index.ts';
import { currentSettings } from '../settings/index.ts';
import type { AttributionPolicy, Touch } from './attribution.ts';
import { historyOf, readHistory } from './history.ts';
import { loadTerms } from './load-terms.ts';
import { type EventRecord, type OrderRecord, orderEvents, orders } from './model.ts';
import { type OrderState, orderState } from './order-state.ts';
import { placementOf, sayTheSame } from './placement.ts';
import { findPolicies, policyInForce } from './policies/find-policies.ts';
import { OrderEvent, type PlacedEvent } from './schemas.ts';

/** Everything that deciding about one order needs; from here on it is pure. */
export interface LoadedOrder {
  orderId: string;
  shopId: string;
  brandId: string;
  externalId: string;
  /** Of those that wait. */
  eventIds: string[];
  /** What the order will keep of its events, by the rules of `historyOf`. */
  history: OrderRecord['history'];
  before: OrderRecord | undefined;
  /** Undefined while `order.placed` has not arrived. */
  state: OrderState | undefined;
  /** The placement that counts is another, and says something else, than the one that was settled before. */
  replaced: boolean;
  customerKey: string | null;
  touches: Touch[];
  commissions: CommissionRecord[];
  attributionPolicy: AttributionPolicy;
  /** Of the whole batch. */
  terms: CommissionTerms;
}

const MAX_EVENTS_PER_ORDER = 2_000;

/**
 * Reads, for many orders in a fixed number of queries, what is needed to settle them.
 * @param waiting their waiting events, where they were read already
 */
export async function loadOrders(tx: Context, orderIds: string[], waiting?: EventRecord[]): Promise<LoadedOrder[]> {
  const session = tx.session ?? null;
  // One after the other: a transaction takes no parallel operations.
  const known = await orders(tx)
    .find({ _id: { $in: orderIds } })
    .session(session)
    .lean<OrderRecord[]>();
  const rows = await findEvents(tx, orderIds, new Set(known.map((order) => order._id)), waiting);
  const byOrder = Map.groupBy(rows, (row) => row.orderId);
  const commissions = await findSettling(tx, orderIds);
  const settings = await currentSettings(tx);
  const before = new Map(known.map((order) => [order._id, order]));
  // An order without news is looked at again as it is kept: what it could not be told before may be known by now.
  const opened = orderIds.flatMap((id) => {
    const [events = [], order] = [byOrder.get(id), before.get(id)];
    return events.length > 0 || order ? [openOrder(tx, id, events, order)] : [];
  });
  const { touches, creators } = await loadTouches(tx, opened);
  const own = await findPolicies(tx, [...new Set(opened.map((order) => order.first.brandId))]);
  const earnings = opened.flatMap(({ placed, first }, index) => {
    const creatorIds = (touches[index] ?? []).map((touch) => touch.creatorId);
    if (!placed || creatorIds.length === 0) return [];
    const { placedAt, currency } = placed.data;
    return [{ brandId: first.brandId, currency, placedAt, creatorIds }];
  });
  const terms = await loadTerms(tx, earnings, creators, settings);
  const ofOrder = Map.groupBy(commissions, (commission) => commission.orderId);
  return opened.map(({ first, events, history, buyer, replaced, eventIds }, index) => ({
    orderId: first.orderId,
    shopId: first.shopId,
    brandId: first.brandId,
    externalId: first.externalId,
    eventIds,
    history,
    before: before.get(first.orderId),
    state: orderState(events),
    replaced,
    customerKey: buyer,
    touches: touches[index] ?? [],
    commissions: ofOrder.get(first.orderId) ?? [],
    attributionPolicy: policyInForce(settings, own.get(first.brandId)),
    terms,
  }));
}

/**
 * The events that wait; an order that was not placed yet has no history to keep the earlier ones, so they come too. What does
 * not fit waits for the next pass.
 */
async function findEvents(
  tx: Context,
  orderIds: string[],
  placed: Set<string>,
  given: EventRecord[] | undefined,
): Promise<EventRecord[]> {
  const find = (ids: string[], state: EventRecord['state']) =>
    orderEvents(tx)
      .find({ orderId: { $in: ids }, state })
      .limit(ids.length * MAX_EVENTS_PER_ORDER)
      .session(tx.session ?? null)
      .lean<EventRecord[]>();
  const waiting = given ?? (await find(orderIds, 'received'));
  const unplaced = [...new Set(waiting.map((row) => row.orderId))].filter((id) => !placed.has(id));
  return unplaced.length === 0 ? waiting : [...waiting, ...(await find(unplaced, 'processed'))];
}

type Whence = Pick<EventRecord, 'shopId' | 'brandId' | 'externalId'>;

interface OpenedOrder {
  first: Whence & { orderId: string };
  events: OrderEvent[];
  history: OrderRecord['history'];
  placed: PlacedEvent | undefined;
  replaced: boolean;
  /** Keyed hash of who bought, where the shop tells. */
  buyer: string | null;
  eventIds: string[];
}

/** The set of an order's events: those that it keeps, and those that were received since. */
function openOrder(tx: Context, orderId: string, rows: EventRecord[], before: OrderRecord | undefined): OpenedOrder {
  const received = new Map(rows.map((row) => [row._id, OrderEvent.parse(JSON.parse(row.body))]));
  const kept = readHistory(before?.history ?? []);
  const events = new Map([...kept, ...received]);
  const history = historyOf(events);
  const [settled, placed] = [placementOf(kept), placementOf(events)];
  // The order keeps no buyer's hash, but what was made of it.
  const known = before && settled && settled.id === placed?.id ? before.customerKey : undefined;
  const buyer = known === undefined ? buyerOf(tx, placed?.event) : known;
  const isNew = before && settled && placed && settled.id !== placed.id;
  return {
    first: { orderId, ...((rows[0] ?? before) as Whence) },
    events: [...events.values()],
    history,
    placed: placed?.event,
    buyer,
    replaced: Boolean(isNew && !(sayTheSame(settled.event, placed.event) && buyer === before.customerKey)),
    eventIds: rows.filter((row) => row.state === 'received').map((row) => row._id),
  };
}

const buyerOf = (tx: Context, placed: PlacedEvent | undefined): string | null =>
  placed?.data.customerHash ? customerKey(tx, placed.data.customerHash) : null;

/** Click ids and codes of the orders, with what attribution must know of each. */
async function loadTouches(
  tx: Context,
  opened: OpenedOrder[],
): Promise<{ touches: Touch[][]; creators: ReadonlyMap<string, CreatorRecord> }> {
  const claims = opened.map(({ first, placed }) => ({
    clickId: placed?.data.clickId,
    codes: placed?.data.codes ?? [],
    brandId: first.brandId,
  }));
  const found = await findTouches(tx, claims);
  const creators = await findCreators(tx, [...new Set(found.flat().map((touch) => touch.creatorId))]);
  const touches = opened.map(({ first, placed, buyer }, index) => {
    if (!placed) return [];
    return (found[index] ?? []).map((touch): Touch => {
      const creator = creators.get(touch.creatorId);
      return {
        kind: touch.kind,
        creatorId: touch.creatorId,
        sourceId: touch.sourceId,
        at: touch.at ?? placed.data.placedAt,
        creatorActive: creator?.state === 'active',
        ownPurchase: buyer !== null && (creator?.ownHashes.includes(buyer) ?? false),
        foreignBrand: touch.brandId !== first.brandId,
      };
    });
  });
  return { touches, creators };
}

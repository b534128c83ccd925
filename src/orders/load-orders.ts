import {
  type CommissionPolicy,
  type CommissionRecord,
  type CommissionRule,
  findRules,
  findSettling,
} from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { customerKey, findCreators } from '../creators/index.ts';
import { findTouches } from '../links/index.ts';
import { currentSettings } from '../settings/index.ts';
import type { AttributionPolicy, Touch } from './attribution.ts';
import { type EventRecord, type OrderRecord, orderEvents, orders } from './model.ts';
import { type OrderState, orderState } from './order-state.ts';
import { OrderEvent, type PlacedEvent } from './schemas.ts';

/** Everything that deciding about one order needs; from here on it is pure. */
export interface LoadedOrder {
  orderId: string;
  shopId: string;
  brandId: string;
  externalId: string;
  eventIds: string[];
  before: OrderRecord | undefined;
  /** Undefined while `order.placed` has not arrived. */
  state: OrderState | undefined;
  customerKey: string | null;
  touches: Touch[];
  commissions: CommissionRecord[];
  rules: CommissionRule[];
  attributionPolicy: AttributionPolicy;
  commissionPolicy: CommissionPolicy;
}

const MAX_EVENTS_PER_ORDER = 500;

/** Reads, for many orders in a fixed number of queries, what is needed to settle them. */
export async function loadOrders(tx: Context, orderIds: string[]): Promise<LoadedOrder[]> {
  const session = tx.session ?? null;
  const rows = await orderEvents(tx)
    .find({ orderId: { $in: orderIds }, state: { $ne: 'failed' } })
    .limit(orderIds.length * MAX_EVENTS_PER_ORDER)
    .session(session)
    .lean();
  const byOrder = Map.groupBy(rows, (row) => row.orderId);
  // One after the other: a transaction takes no parallel operations.
  const known = await orders(tx)
    .find({ _id: { $in: orderIds } })
    .session(session)
    .lean<OrderRecord[]>();
  const commissions = await findSettling(tx, orderIds);
  const settings = await currentSettings(tx);
  const before = new Map(known.map((order) => [order._id, order]));
  const opened = [...byOrder.values()].map(openOrder);
  const touches = await loadTouches(tx, opened);
  const rules = await findRules(tx, [...new Set(opened.map((order) => order.first.brandId))]);
  const ofOrder = Map.groupBy(commissions, (commission) => commission.orderId);
  return opened.map(({ first, events, placed, eventIds }, index) => ({
    orderId: first.orderId,
    shopId: first.shopId,
    brandId: first.brandId,
    externalId: first.externalId,
    eventIds,
    before: before.get(first.orderId),
    state: orderState(events),
    customerKey: placed?.data.customerHash ? customerKey(tx, placed.data.customerHash) : null,
    touches: touches[index] ?? [],
    commissions: ofOrder.get(first.orderId) ?? [],
    rules: rules.filter((rule) => rule.match.brandId === undefined || rule.match.brandId === first.brandId),
    attributionPolicy: { ...settings.attribution, version: settings.version },
    commissionPolicy: { ...settings.commission, settingsVersion: settings.version },
  }));
}

interface OpenedOrder {
  first: EventRecord;
  events: OrderEvent[];
  placed: PlacedEvent | undefined;
  eventIds: string[];
}

function openOrder(rows: EventRecord[]): OpenedOrder {
  const events = rows.map((row) => OrderEvent.parse(JSON.parse(row.body)));
  const placed = events.find((event): event is PlacedEvent => event.type === 'order.placed');
  return { first: rows[0] as EventRecord, events, placed, eventIds: rows.map((row) => row._id) };
}

/** Click ids and codes of the orders, with what attribution must know of each. */
async function loadTouches(tx: Context, opened: OpenedOrder[]): Promise<Touch[][]> {
  const claims = opened.map(({ first, placed }) => ({
    clickId: placed?.data.clickId,
    codes: placed?.data.codes ?? [],
    brandId: first.brandId,
  }));
  const found = await findTouches(tx, claims);
  const creators = await findCreators(tx, [...new Set(found.flat().map((touch) => touch.creatorId))]);
  return opened.map(({ first, placed }, index) => {
    if (!placed) return [];
    const buyer = placed.data.customerHash ? customerKey(tx, placed.data.customerHash) : undefined;
    return (found[index] ?? []).map((touch): Touch => {
      const creator = creators.get(touch.creatorId);
      return {
        kind: touch.kind,
        creatorId: touch.creatorId,
        sourceId: touch.sourceId,
        at: touch.at ?? placed.data.placedAt,
        creatorActive: creator?.state === 'active',
        ownPurchase: buyer !== undefined && (creator?.ownHashes.includes(buyer) ?? false),
        foreignBrand: touch.brandId !== first.brandId,
      };
    });
  });
}

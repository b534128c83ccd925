import { type CommissionRecord, earnedBySelling, planCommissions } from '../commissions/index.ts';
import { conflict } from '../kit/errors.ts';
import type { Posting } from '../ledger/index.ts';
import { type Attribution, attribute } from './attribution.ts';
import type { LoadedOrder } from './load-orders.ts';
import type { OrderRecord } from './model.ts';
import type { OrderState } from './order-state.ts';

export interface PlannedOrder {
  before: OrderRecord | undefined;
  after: OrderRecord;
  commissions: CommissionRecord[];
  postings: Posting[];
  /** By how much what the winner has earned with it changes. */
  earnedDeltaMinor: number;
}

/**
 * What to write for an order, given everything known of it: the record, its commissions and the postings of the difference.
 * Pure. An attribution once made stands: a changed policy never changes past decisions.
 * @returns undefined while the order was not placed, or when nothing changes
 */
export function planOrder(order: LoadedOrder, now: Date): PlannedOrder | undefined {
  const { before, state } = order;
  if (!state) return undefined;
  if (before && before.currency !== state.currency)
    throw conflict(
      'currency_changed',
      `The order was placed in ${before.currency} and is now reported in ${state.currency}.`,
    );
  const attribution = before?.attribution ?? attribute(state.placedAt, order.touches, order.attributionPolicy);
  const plan = commissionsOf(order, state, attribution, now);
  const after: OrderRecord = {
    _id: order.orderId,
    shopId: order.shopId,
    brandId: order.brandId,
    externalId: order.externalId,
    customerKey: order.customerKey,
    ...state,
    attribution,
    creatorId: attribution.winner?.creatorId ?? null,
    ...losersOf(attribution),
    history: order.history,
    commissionMinor: plan.standsMinor,
    revision: (before?.revision ?? 0) + 1,
    updatedAt: now,
  };
  const unchanged =
    before && plan.changed.length === 0 && sameState(before, state) && before.history.length === order.history.length;
  if (unchanged) return undefined;
  const { changed: commissions, postings, earnedDeltaMinor } = plan;
  return { before, after, commissions, postings, earnedDeltaMinor };
}

/** Creators who had a touch and earned nothing of it; left out when there are none, so that the index holds only those. */
function losersOf({ winner, losers }: Attribution): { loserIds?: string[] } {
  const ids = new Set(losers.map(({ touch }) => touch.creatorId).filter((id) => id !== winner?.creatorId));
  return ids.size > 0 ? { loserIds: [...ids] } : {};
}

function commissionsOf(order: LoadedOrder, state: OrderState, attribution: Attribution, now: Date) {
  const { winner } = attribution;
  if (!winner) return { changed: [], postings: [], standsMinor: 0, earnedDeltaMinor: 0 };
  const facts = {
    orderId: order.orderId,
    brandId: order.brandId,
    creatorId: winner.creatorId,
    currency: state.currency,
    placedAt: state.placedAt,
    deliveredAt: state.deliveredAt,
    cancelled: state.cancelledAt !== null,
    lines: state.lines,
    touch: { kind: winner.kind, sourceId: winner.sourceId, at: winner.at.toISOString() },
  };
  const plan = planCommissions(facts, order.commissions, order.terms, now);
  const known = new Map(order.commissions.map((record) => [record._id, record]));
  const after = new Map([...known, ...plan.changed.map((record) => [record._id, record] as const)]);
  const standsMinor = earnedBySelling([...after.values()]);
  return { ...plan, standsMinor, earnedDeltaMinor: standsMinor - earnedBySelling(order.commissions) };
}

const sameState = (before: OrderState, after: OrderState): boolean =>
  before.state === after.state &&
  before.netMinor === after.netMinor &&
  before.deliveredAt?.getTime() === after.deliveredAt?.getTime() &&
  before.cancelledAt?.getTime() === after.cancelledAt?.getTime();

import { type CommissionRecord, earnedBySelling, planCommissions, retireParts } from '../commissions/index.ts';
import { utcDay } from '../kit/clock.ts';
import type { Posting } from '../ledger/index.ts';
import type { OrderCount } from '../links/index.ts';
import { type Attribution, attribute, type Touch } from './attribution.ts';
import type { LoadedOrder } from './load-orders.ts';
import type { OrderRecord } from './model.ts';
import { continues, type OrderLine } from './order-lines.ts';
import type { OrderState } from './order-state.ts';

export interface PlannedOrder {
  before: OrderRecord | undefined;
  after: OrderRecord;
  commissions: CommissionRecord[];
  postings: Posting[];
  /** What changes in the counters of creators, days, links and codes. */
  counts: OrderCount[];
}

/**
 * What to write for an order, given everything known of it: the record, its commissions and the postings of the difference.
 * Pure. An attribution once made stands: a changed policy never changes past decisions. Only when the placement that counts turns
 * out to be another one is it made again, by the policy of the first time, as if that placement had come first.
 * @returns undefined while the order was not placed, or when nothing changes
 */
export function planOrder(order: LoadedOrder, now: Date): PlannedOrder | undefined {
  const { before, state } = order;
  if (!state) return undefined;
  const settled = order.replaced ? undefined : before?.attribution;
  const policy = before?.attribution.policy ?? order.attributionPolicy;
  const attribution = settled ?? attribute(state.placedAt, order.touches, policy);
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
    before && plan.changed.length === 0 && sameState(before, state) && sameEvents(before.history, order.history);
  if (unchanged) return undefined;
  const { changed: commissions, postings, earned } = plan;
  return { before, after, commissions, postings, counts: [...earned, ...ordersCounted(before, after)] };
}

/** Creators who had a touch and earned nothing of it; left out when there are none, so that the index holds only those. */
function losersOf({ winner, losers }: Attribution): { loserIds?: string[] } {
  const ids = new Set(losers.map(({ touch }) => touch.creatorId).filter((id) => id !== winner?.creatorId));
  return ids.size > 0 ? { loserIds: [...ids] } : {};
}

function commissionsOf(order: LoadedOrder, state: OrderState, { winner }: Attribution, now: Date) {
  const { commissions, terms } = order;
  const plan = winner
    ? planCommissions(factsOf(order, state, winner), commissions, terms, now)
    : retireParts(commissions, commissions, terms, now);
  const known = new Map(commissions.map((record) => [record._id, record]));
  const after = [...new Map([...known, ...plan.changed.map((record) => [record._id, record] as const)]).values()];
  const own = ({ creatorId, currency }: CommissionRecord) =>
    creatorId === winner?.creatorId && currency === state.currency;
  return { ...plan, standsMinor: earnedBySelling(after.filter(own)), earned: earnedChanges(commissions, after) };
}

const factsOf = (order: LoadedOrder, state: OrderState, winner: Touch) => ({
  orderId: order.orderId,
  brandId: order.brandId,
  creatorId: winner.creatorId,
  currency: state.currency,
  placedAt: state.placedAt,
  deliveredAt: state.deliveredAt,
  cancelled: state.cancelledAt !== null,
  lines: state.lines,
  touch: { kind: winner.kind, sourceId: winner.sourceId, at: winner.at.toISOString() },
  anew: order.replaced || isOtherwise(order, state.lines),
});

/**
 * Lines take their part of caps one after the other, so one that comes to lie between others is appraised with them; and one that
 * earned by a report that did not count begins afresh.
 */
function isOtherwise({ before, commissions }: LoadedOrder, lines: OrderLine[]): boolean {
  const known = before?.lines ?? [];
  const added = new Set(lines.slice(known.length).map((line) => line.lineId));
  return !continues(known, lines) || commissions.some(({ lineId }) => added.has(lineId));
}

/** What creators earned on the days on which the order was placed, as it changes. */
function earnedChanges(before: CommissionRecord[], after: CommissionRecord[]): OrderCount[] {
  const changes = new Map<string, OrderCount>();
  const add = (record: CommissionRecord, sign: 1 | -1) => {
    const { creatorId, currency, placedAt, receipt } = record;
    const day = utcDay(placedAt);
    const { sourceId } = receipt.attribution;
    const key = `${creatorId} ${day} ${currency}`;
    const change = changes.get(key) ?? { creatorId, sourceId, day, orders: 0, currency, earnedDeltaMinor: 0 };
    change.earnedDeltaMinor += sign * earnedBySelling([record]);
    changes.set(key, change);
  };
  for (const record of before) add(record, -1);
  for (const record of after) add(record, 1);
  return [...changes.values()].filter((change) => change.earnedDeltaMinor !== 0);
}

/** An order counts for its winner's link or code, on the day on which it was placed. */
function ordersCounted(before: OrderRecord | undefined, after: OrderRecord): OrderCount[] {
  const [was, is] = [before ? countOf(before, -1) : [], countOf(after, 1)];
  const isSame = was[0]?.sourceId === is[0]?.sourceId && was[0]?.day === is[0]?.day;
  return isSame ? [] : [...was, ...is];
}

function countOf({ attribution: { winner }, placedAt, currency }: OrderRecord, orders: 1 | -1): OrderCount[] {
  if (!winner) return [];
  const { creatorId, sourceId } = winner;
  return [{ creatorId, sourceId, day: utcDay(placedAt), orders, currency, earnedDeltaMinor: 0 }];
}

const sameEvents = (before: OrderRecord['history'], after: OrderRecord['history']): boolean =>
  before.length === after.length &&
  after.every(({ id, body }, index) => before[index]?.id === id && before[index]?.body === body);

const sameState = (before: OrderState, after: OrderState): boolean =>
  before.state === after.state &&
  before.netMinor === after.netMinor &&
  before.deliveredAt?.getTime() === after.deliveredAt?.getTime() &&
  before.cancelledAt?.getTime() === after.cancelledAt?.getTime();

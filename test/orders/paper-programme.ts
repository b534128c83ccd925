import { bringTo, NOTHING } from '../../src/commissions/bring-to.ts';
import type { CommissionRecord, CommissionTerms } from '../../src/commissions/index.ts';
import { walletOf } from '../../src/commissions/payee.ts';
import type { DayRates } from '../../src/fx/index.ts';
import { entryProblem, move, type Posting } from '../../src/ledger/index.ts';
import type { AttributionPolicy, Touch } from '../../src/orders/attribution.ts';
import { historyOf, readHistory } from '../../src/orders/history.ts';
import type { OrderRecord } from '../../src/orders/model.ts';
import { orderState } from '../../src/orders/order-state.ts';
import { placementOf, sayTheSame } from '../../src/orders/placement.ts';
import { planOrder } from '../../src/orders/plan-order.ts';
import { OrderEvent, type PlacedEvent } from '../../src/orders/schemas.ts';
import type { RawEvent } from './histories.ts';

export interface Terms {
  touches: (placed: PlacedEvent) => Touch[];
  attributionPolicy: AttributionPolicy;
  terms: CommissionTerms;
  /** Reference rates are not published before `publishRates`. */
  ratesComeLate?: boolean;
}

const RATES: DayRates = { day: '2026-03-02', rates: { USD: '1.0837', JPY: '161.52', KWD: '0.33214' } };

/** One order's programme on paper: the real planning, with arrays where the database would be. */
export class PaperProgramme {
  order: OrderRecord | undefined;
  commissions: CommissionRecord[] = [];
  readonly balances = new Map<string, number>();
  private readonly counters = new Map<string, number>();
  /** As the order keeps them, or while it was not placed as they came. */
  private events = new Map<string, OrderEvent>();
  private readonly terms: Terms;
  private hasRates: boolean;
  private now = new Date('2026-03-02T09:00:00Z');

  constructor(terms: Terms) {
    this.terms = terms;
    this.hasRates = !terms.ratesComeLate;
  }

  /** Reference rates are there, and what waited for them is settled. */
  publishRates(): void {
    this.hasRates = true;
    this.receive([]);
  }

  /** Takes in a batch of events and settles the order. */
  receive(batch: RawEvent[]): void {
    const settled = placementOf(this.events);
    const kept = this.events;
    this.events = new Map([
      ...kept,
      ...batch.map((event) => [JSON.stringify(event), OrderEvent.parse(event)] as const),
    ]);
    this.now = new Date(this.now.getTime() + 60_000);
    const plan = planOrder(this.loaded(settled?.event), this.now);
    if (plan || this.order) this.events = plan ? readHistory(plan.after.history) : kept;
    if (!plan) return;
    this.post(plan.postings);
    for (const { creatorId, sourceId, day, orders, currency, earnedDeltaMinor } of plan.counts) {
      this.count(`orders of ${creatorId} on ${day}`, orders);
      this.count(`orders of ${sourceId}`, orders);
      this.count(`${currency} of ${creatorId} on ${day}`, earnedDeltaMinor);
    }
    this.order = plan.after;
    this.keep(plan.commissions);
  }

  /** Every pending commission that nobody holds is approved, as when its lock date has come. */
  approveAll(): void {
    this.commissions = this.commissions.map((record, index) => {
      if (record.state !== 'pending' || record.holds.length > 0) return record;
      const { amountMinor } = record;
      if (amountMinor !== 0) this.post(move(walletOf(record, 'pending'), walletOf(record, 'payable'), amountMinor));
      return {
        ...record,
        state: 'approved' as const,
        approvedAt: this.now,
        decidedAt: this.now,
        payableSequence: index + 1,
      };
    });
  }

  /** A case holds all that stands, as `holdCommissions` does: what was approved goes back to pending. */
  hold(holder: string): boolean {
    const able = this.commissions.filter(({ state }) => state === 'pending' || state === 'approved');
    for (const record of able) {
      record.holds = [...record.holds, holder];
      if (record.state === 'pending') continue;
      const { amountMinor } = record;
      if (amountMinor !== 0) this.post(move(walletOf(record, 'payable'), walletOf(record, 'pending'), amountMinor));
      Object.assign(record, { state: 'pending', approvedAt: null, decidedAt: null, payableSequence: null });
    }
    return able.length > 0;
  }

  release(holder: string): void {
    for (const record of this.commissions) record.holds = record.holds.filter((by) => by !== holder);
  }

  /** A person reverses all that a creator sold, as `reverseCommissions` does. */
  reverse(creatorId: string): boolean {
    const { now } = this;
    const reversal = {
      reason: 'consumer_fraud',
      at: now,
      by: 'decision',
      evidence: 'e',
      appealUntil: now,
      caseId: 'cas',
    } as const;
    const changes = this.commissions
      .filter((record) => record.kind === 'sale' && record.creatorId === creatorId)
      .map((sale) => {
        const clawbacks = this.commissions.filter(({ _id }) => _id.startsWith(`${sale._id}.c`));
        const decided = { ...reversal, hides: sale.reversal };
        return bringTo(sale, { ...sale, reversal: decided }, clawbacks, NOTHING, { reversal: decided, now });
      });
    for (const { changed, postings } of changes) {
      this.post(postings);
      this.keep(changed);
    }
    return changes.length > 0;
  }

  balance(account: Posting['account'], owner: string, currency = 'EUR'): number {
    return this.balances.get(nameOf(account, owner, currency)) ?? 0;
  }

  /** Counters that are not zero. */
  counted(): Record<string, number> {
    return Object.fromEntries([...this.counters].filter(([, count]) => count !== 0).toSorted());
  }

  /** What lies in payable accounts. */
  payable(): [string, number][] {
    return [...this.balances].filter(([name]) => name.includes(':payable:'));
  }

  /** What each payee has, pending and payable together. */
  standing(): Record<string, number> {
    const sums = new Map<string, number>();
    for (const [name, amountMinor] of this.balances) {
      const key = name.replace(':payable:', ':pending:');
      sums.set(key, (sums.get(key) ?? 0) + amountMinor);
    }
    return Object.fromEntries([...sums].filter(([, amountMinor]) => amountMinor !== 0).toSorted());
  }

  private count(name: string, by: number): void {
    this.counters.set(name, (this.counters.get(name) ?? 0) + by);
  }

  private keep(records: CommissionRecord[]): void {
    const changed = new Map(records.map((record) => [record._id, record]));
    this.commissions = [...this.commissions.filter(({ _id }) => !changed.has(_id)), ...changed.values()];
  }

  private loaded(settled: PlacedEvent | undefined): Parameters<typeof planOrder>[0] {
    const { events } = this;
    const placed = placementOf(events)?.event;
    const { touches, attributionPolicy } = this.terms;
    const terms = { ...this.terms.terms, ratesOn: () => (this.hasRates ? RATES : undefined) };
    return {
      orderId: 'ord_1',
      shopId: 'shp_1',
      brandId: 'brd_1',
      externalId: 'A-1',
      eventIds: [...events.keys()],
      history: historyOf(events),
      before: this.order,
      state: orderState([...events.values()]),
      replaced: Boolean(settled && placed && !sayTheSame(settled, placed)),
      customerKey: null,
      touches: placed ? touches(placed) : [],
      commissions: this.commissions,
      attributionPolicy,
      terms,
    };
  }

  private post(postings: Posting[]): void {
    if (postings.length === 0) return;
    const problem = entryProblem({ key: 'k', fact: { kind: 'order', id: 'o' }, postings });
    if (problem) throw new Error(problem);
    for (const { account, owner, currency, amountMinor } of postings) {
      const name = nameOf(account, owner, currency);
      this.balances.set(name, (this.balances.get(name) ?? 0) + amountMinor);
    }
  }
}

/** Balances in euros go by account and owner alone. */
const nameOf = (account: string, owner: string, currency: string) =>
  currency === 'EUR' ? `${account}:${owner}` : `${account}:${owner}:${currency}`;

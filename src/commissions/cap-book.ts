import type { Receipt } from './schemas.ts';

/** A limit on what commissions may come to together. */
export interface Cap {
  /** `order:…`, `creator:…:2026-03`, `campaign:…`; also the counter's id, where there is one. */
  key: string;
  kind: 'order' | 'creator_month' | 'campaign_budget';
  limitMinor: number;
  currency: string;
}

/** How much of each cap is used, with what a batch of orders adds. Lives as long as one transaction. */
export class CapBook {
  private readonly used: Map<string, number>;
  private readonly added = new Map<string, number>();

  /** @param used what the counters say */
  constructor(used: ReadonlyMap<string, number> = new Map()) {
    this.used = new Map(used);
  }

  roomIn(cap: Cap): number {
    return Math.max(0, cap.limitMinor - this.usedOf(cap.key));
  }

  usedOf(key: string): number {
    return (this.used.get(key) ?? 0) + (this.added.get(key) ?? 0);
  }

  take(cap: Cap, amountMinor: number): void {
    this.added.set(cap.key, (this.added.get(cap.key) ?? 0) + amountMinor);
  }

  /** Undoes what a receipt took of counters; an order's own cap has none. */
  giveBack(taken: Receipt['caps']): void {
    for (const { key, kind, limit, countedMinor } of taken)
      if (kind !== 'order' && countedMinor !== 0)
        this.take({ key, kind, limitMinor: limit.amountMinor, currency: limit.currency }, -countedMinor);
  }

  /** What is to be added to the counters, with what each was when it was read. An order's own cap has no counter. */
  additions(): { key: string; seenMinor: number; addedMinor: number }[] {
    return [...this.added]
      .filter(([key, addedMinor]) => addedMinor !== 0 && !key.startsWith('order:'))
      .map(([key, addedMinor]) => ({ key, seenMinor: this.used.get(key) ?? 0, addedMinor }));
  }
}

import { CapBook, type CommissionRecord } from '../commissions/index.ts';
import { proportionOf } from '../kit/money.ts';
import type { NewSimulation } from './schemas.ts';

type Past = Pick<CommissionRecord, 'kind' | 'orderId' | 'lineId' | 'creatorId' | 'placedAt'>;

/**
 * Other caps per order and per creator and month, with the book that pays for real. As there, what a line earns at its placing counts
 * and what is returned makes no room; unlike there, lines come in the order in which they were decided. Amounts are in the
 * programme's currency.
 */
export class SimulatedCaps {
  private readonly limits: NonNullable<NewSimulation['caps']>;
  private readonly currency: string;
  private readonly book = new CapBook();
  /** What was let through of a line, for its clawbacks; lines that nothing was taken from are not kept. */
  private readonly cut = new Map<string, { throughMinor: number; earnedMinor: number }>();

  constructor(limits: NonNullable<NewSimulation['caps']>, currency: string) {
    this.limits = limits;
    this.currency = currency;
  }

  /**
   * @param earnedMinor what the line would have earned at its placing
   * @param standsMinor what would stand of it
   * @returns what would stand under the caps
   */
  through(row: Past, earnedMinor: number, standsMinor: number): number {
    const line = `${row.orderId}.${row.lineId}`;
    if (row.kind === 'fee') return standsMinor;
    if (row.kind === 'sale') this.take(row, line, earnedMinor);
    const cut = this.cut.get(line);
    return cut && cut.earnedMinor > 0 ? proportionOf(standsMinor, cut.throughMinor, cut.earnedMinor) : standsMinor;
  }

  private take(row: Past, line: string, earnedMinor: number): void {
    const caps = this.capsOf(row);
    const throughMinor = Math.max(0, Math.min(earnedMinor, ...caps.map((cap) => this.book.roomIn(cap))));
    for (const cap of caps) this.book.take(cap, throughMinor);
    if (throughMinor < earnedMinor) this.cut.set(line, { throughMinor, earnedMinor });
  }

  private capsOf({ orderId, creatorId, placedAt }: Past) {
    const { maxPerOrderMinor, maxPerCreatorMonthMinor } = this.limits;
    const { currency } = this;
    const month = placedAt.toISOString().slice(0, 7);
    return [
      ...(maxPerOrderMinor === null
        ? []
        : [{ key: `order:${orderId}`, kind: 'order' as const, limitMinor: maxPerOrderMinor, currency }]),
      ...(maxPerCreatorMonthMinor === null
        ? []
        : [
            {
              key: `creator:${creatorId}:${month}`,
              kind: 'creator_month' as const,
              limitMinor: maxPerCreatorMonthMinor,
              currency,
            },
          ]),
    ];
  }
}

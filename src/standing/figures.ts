import { convert, type DayRates } from '../fx/index.ts';
import { DAY_MS } from '../kit/clock.ts';
import { returnRateOf } from './kol.ts';

export const EARNINGS_DAYS = 365;
const STATUS_CURRENCY = 'USD';

/** One decided commission of a creator, as far as her standing is concerned. */
export interface DecidedRow {
  decidedAt: Date;
  kind: string;
  state: string;
  currency: string;
  amountMinor: number;
  netMinor: number;
  returned: boolean;
}

/** What an evaluation counted. */
export interface Figures {
  /** Approved net GMV of the trailing window in the programme's currency; null while a rate is missing. */
  netGmvMinor: number | null;
  netGmvCurrency: string;
  /** Approved earnings of the trailing year in US cents; null while a rate is missing. */
  earnedUsdMinor: number | null;
  /** Order lines decided in that year, and how many of them came back, in whole or in part. */
  lines: number;
  returnedLines: number;
  returnRateBps: number | null;
  /** `PLN 2026-10`: rates that were needed and not there. */
  missingRates: string[];
}

/** Rates of a month: those in force on its first day. A month's sales stay worth the same for ever. */
export type MonthRates = (month: string) => DayRates | undefined;

export interface Counting {
  /** Everything decided before this instant counts. */
  at: Date;
  windowDays: number;
  programmeCurrency: string;
  rates: MonthRates;
}

export interface Count {
  figures: Figures;
  /** When the first of what was counted leaves its window; null when nothing does. */
  nextLeavesAt: Date | null;
}

interface Bucket {
  currency: string;
  month: string;
  netMinor: number;
  earnedMinor: number;
}

/**
 * Adds a creator's decided commissions up, one after the other, in a few sums: by currency and month, each converted once at
 * the end. Their order makes no difference.
 */
export class FigureCounter {
  private readonly counting: Counting;
  private readonly netFromMs: number;
  private readonly earnedFromMs: number;
  private readonly buckets = new Map<string, Bucket>();
  private last: { bucket: Bucket; fromMs: number; untilMs: number } | undefined;
  private lines = 0;
  private returnedLines = 0;
  private leavesMs = Number.POSITIVE_INFINITY;

  constructor(counting: Counting) {
    this.counting = counting;
    this.netFromMs = counting.at.getTime() - counting.windowDays * DAY_MS;
    this.earnedFromMs = counting.at.getTime() - EARNINGS_DAYS * DAY_MS;
  }

  add(row: DecidedRow): void {
    const atMs = row.decidedAt.getTime();
    if (row.state === 'pending' || atMs >= this.counting.at.getTime()) return;
    const bucket = row.state === 'reversed' ? undefined : this.bucketOf(row.currency, atMs);
    if (bucket && atMs >= this.netFromMs) {
      bucket.netMinor += row.netMinor;
      this.leavesMs = Math.min(this.leavesMs, atMs + this.counting.windowDays * DAY_MS);
    }
    if (atMs < this.earnedFromMs) return;
    this.leavesMs = Math.min(this.leavesMs, atMs + EARNINGS_DAYS * DAY_MS);
    if (bucket) bucket.earnedMinor += row.amountMinor;
    if (row.kind === 'sale') this.lines += 1;
    if (row.returned) this.returnedLines += 1;
  }

  end(): Count {
    const { programmeCurrency } = this.counting;
    const missing = new Set<string>();
    const figures = {
      netGmvMinor: this.sumIn(programmeCurrency, 'netMinor', missing),
      netGmvCurrency: programmeCurrency,
      earnedUsdMinor: this.sumIn(STATUS_CURRENCY, 'earnedMinor', missing),
      lines: this.lines,
      returnedLines: this.returnedLines,
      returnRateBps: returnRateOf(this.lines, this.returnedLines),
      missingRates: [...missing].toSorted(),
    };
    return { figures, nextLeavesAt: Number.isFinite(this.leavesMs) ? new Date(this.leavesMs) : null };
  }

  /** Commissions come mostly in the order of their dates: the last bucket mostly fits. */
  private bucketOf(currency: string, atMs: number): Bucket {
    const { last } = this;
    if (last && last.bucket.currency === currency && atMs >= last.fromMs && atMs < last.untilMs) return last.bucket;
    const at = new Date(atMs);
    const [year, index] = [at.getUTCFullYear(), at.getUTCMonth()];
    const month = at.toISOString().slice(0, 7);
    const key = `${currency} ${month}`;
    const bucket = this.buckets.get(key) ?? { currency, month, netMinor: 0, earnedMinor: 0 };
    this.buckets.set(key, bucket);
    this.last = { bucket, fromMs: Date.UTC(year, index, 1), untilMs: Date.UTC(year, index + 1, 1) };
    return bucket;
  }

  /** The sum of all months and currencies in one currency; null as soon as one rate that it takes is missing. */
  private sumIn(target: string, what: 'netMinor' | 'earnedMinor', missing: Set<string>): number | null {
    let totalMinor: number | null = 0;
    for (const { [what]: amountMinor, currency, month } of this.buckets.values()) {
      if (amountMinor === 0) continue;
      const converted =
        currency === target ? undefined : convert({ amountMinor, currency }, target, this.counting.rates(month));
      if (converted?.state === 'missing') {
        missing.add(`${converted.currency} ${month}`);
        totalMinor = null;
      } else if (totalMinor !== null) totalMinor += converted?.amountMinor ?? amountMinor;
    }
    return totalMinor;
  }
}

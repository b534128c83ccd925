import { convert, type DayRates } from '../fx/index.ts';
import { addDays } from '../kit/clock.ts';
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
  netGmvFrom: Date;
  /** Approved earnings of the trailing year in US cents; null while a rate is missing. */
  earnedUsdMinor: number | null;
  earnedFrom: Date;
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
  at: Date;
  windowDays: number;
  programmeCurrency: string;
  rates: MonthRates;
}

/**
 * Adds a creator's decided commissions up. Their order makes no difference: integers are summed by currency and month, and each sum is
 * converted once.
 */
export function countFigures(
  rows: Iterable<DecidedRow>,
  { at, windowDays, programmeCurrency, rates }: Counting,
): { figures: Figures; nextLeavesAt: Date | null } {
  const [netGmvFrom, earnedFrom] = [addDays(at, -windowDays), addDays(at, -EARNINGS_DAYS)];
  const net = new Map<string, number>();
  const earned = new Map<string, number>();
  let [lines, returnedLines, leavesMs] = [0, 0, Number.POSITIVE_INFINITY];
  for (const row of rows) {
    const { decidedAt, currency, kind, returned } = row;
    if (decidedAt >= at) continue;
    const counts = row.state === 'approved' || row.state === 'paid';
    const key = `${currency} ${decidedAt.toISOString().slice(0, 7)}`;
    const leaves = (days: number) => {
      leavesMs = Math.min(leavesMs, decidedAt.getTime() + days * 86_400_000);
    };
    if (decidedAt >= netGmvFrom && counts) {
      net.set(key, (net.get(key) ?? 0) + row.netMinor);
      leaves(windowDays);
    }
    if (decidedAt < earnedFrom || row.state === 'pending') continue;
    leaves(EARNINGS_DAYS);
    if (counts) earned.set(key, (earned.get(key) ?? 0) + row.amountMinor);
    if (kind === 'sale') lines += 1;
    if (returned) returnedLines += 1;
  }
  const missing = new Set<string>();
  const netGmvMinor = sumIn(programmeCurrency, net, rates, missing);
  const earnedUsdMinor = sumIn(STATUS_CURRENCY, earned, rates, missing);
  const figures = {
    netGmvMinor,
    netGmvCurrency: programmeCurrency,
    netGmvFrom,
    earnedUsdMinor,
    earnedFrom,
    lines,
    returnedLines,
    returnRateBps: returnRateOf(lines, returnedLines),
    missingRates: [...missing].toSorted(),
  };
  return { figures, nextLeavesAt: Number.isFinite(leavesMs) ? new Date(leavesMs) : null };
}

/** The sum of all months and currencies in one currency; null as soon as one rate that it takes is missing. */
function sumIn(target: string, sums: Map<string, number>, rates: MonthRates, missing: Set<string>): number | null {
  let totalMinor: number | null = 0;
  for (const [key, amountMinor] of sums) {
    if (amountMinor === 0) continue;
    const [currency = '', month = ''] = key.split(' ');
    const converted = currency === target ? undefined : convert({ amountMinor, currency }, target, rates(month));
    if (converted?.state === 'missing') {
      missing.add(`${converted.currency} ${month}`);
      totalMinor = null;
    } else if (totalMinor !== null) totalMinor += converted?.amountMinor ?? amountMinor;
  }
  return totalMinor;
}

import { convert, type DayRates } from '../../fx/index.ts';
import { BPS_SCALE, proportionOf } from '../../kit/money.ts';
import type { ByCurrency } from './find-sums.ts';
import type { Figures, ReportMeasure } from './schemas.ts';

/** In which currency a report's amounts are: the one in which everything was sold, or the programme's, at published rates. */
export interface ReportMoney {
  currency: string;
  /** Undefined where nothing has to be converted, or no rates were published. */
  rates: DayRates | undefined;
  isConverted: boolean;
}

const AMOUNTS = ['gmvMinor', 'netMinor', 'commissionMinor', 'finalMinor'] as const;

/** A row's figures as one: what cannot be converted leaves its amounts unknown, and never counts as nothing. Pure. */
export function figuresOf(sums: ByCurrency, { currency, rates }: ReportMoney): Figures {
  const rows = [...sums];
  const count = (name: 'clicks' | 'visitors' | 'orders') => rows.reduce((total, [, row]) => total + row[name], 0);
  const amount = (name: (typeof AMOUNTS)[number]): number | null => {
    let total: number | null = 0;
    for (const [from, row] of rows) {
      if (row[name] === 0 || total === null) continue;
      const converted = convert({ amountMinor: row[name], currency: from }, currency, rates);
      total = converted.state === 'missing' ? null : total + converted.amountMinor;
    }
    return total;
  };
  const [clicks, orders] = [count('clicks'), count('orders')];
  const [gmvMinor, commissionMinor] = [amount('gmvMinor'), amount('commissionMinor')];
  return {
    clicks,
    visitors: count('visitors'),
    orders,
    gmvMinor,
    netMinor: amount('netMinor'),
    commissionMinor,
    finalMinor: amount('finalMinor'),
    cvrBps: clicks > 0 ? Math.round((orders * BPS_SCALE) / clicks) : null,
    aovMinor: orders > 0 && gmvMinor !== null ? proportionOf(gmvMinor, 1, orders) : null,
    epcMinor: clicks > 0 && commissionMinor !== null ? Math.round((commissionMinor / clicks) * 100) / 100 : null,
  };
}

const MEASURED: Record<ReportMeasure, (figures: Figures) => number | null> = {
  clicks: ({ clicks }) => clicks,
  orders: ({ orders }) => orders,
  gmv: ({ gmvMinor }) => gmvMinor,
  net: ({ netMinor }) => netMinor,
  commission: ({ commissionMinor }) => commissionMinor,
  final: ({ finalMinor }) => finalMinor,
  cvr: ({ cvrBps }) => cvrBps,
  aov: ({ aovMinor }) => aovMinor,
  epc: ({ epcMinor }) => epcMinor,
};

/** What a list is sorted by; unknown comes last. */
export const measureOf = (figures: Figures, measure: ReportMeasure): number =>
  MEASURED[measure](figures) ?? Number.MIN_SAFE_INTEGER;

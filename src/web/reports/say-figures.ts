import { useTranslation } from 'react-i18next';
import type { Figures } from '../api/reports.ts';
import { decimalsOf, formatChange } from '../kit/format.ts';
import { useFormat } from '../kit/use-format.ts';

export const shownFigures = ['clicks', 'orders', 'cvr', 'gmv', 'net', 'aov', 'commission', 'final', 'epc'] as const;
export type ShownFigure = (typeof shownFigures)[number];

const fields: Record<ShownFigure, keyof Figures> = {
  clicks: 'clicks',
  orders: 'orders',
  cvr: 'cvrBps',
  gmv: 'gmvMinor',
  net: 'netMinor',
  aov: 'aovMinor',
  commission: 'commissionMinor',
  final: 'finalMinor',
  epc: 'epcMinor',
};

export const figureIn = (figures: Figures, figure: ShownFigure): number | null => figures[fields[figure]];

/** Figures in the reader's language; unknown is a dash. */
export function useFigures(currency: string) {
  const format = useFormat();
  const { t } = useTranslation();
  const sayValue = (figure: ShownFigure, value: number, compact = false): string => {
    if (figure === 'clicks' || figure === 'orders') return format.number(value, compact);
    if (figure === 'cvr') return format.rate(value);
    if (figure !== 'epc') return format.money({ currency, amountMinor: Math.round(value) }, compact);
    const digits = decimalsOf(currency);
    // A click earns less than a cent, so that two more digits are said.
    return new Intl.NumberFormat(format.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: digits + 2,
    }).format(value / 10 ** digits);
  };
  return {
    sayValue,
    say(figures: Figures, figure: ShownFigure): string {
      const value = figureIn(figures, figure);
      return value === null ? '–' : sayValue(figure, value);
    },
    /** Against the earlier time: '+12 %', 'new', or nothing. */
    change(figures: Figures, before: Figures | null, figure: ShownFigure): string | null {
      const [now, then] = [figureIn(figures, figure), before && figureIn(before, figure)];
      if (!before || now === null || then === null) return null;
      if (now === then) return now === 0 ? null : t('reports.same');
      return formatChange(now, then, format.language) ?? t('reports.new');
    },
  };
}

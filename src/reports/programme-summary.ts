import { requireManager } from '../accounts/index.ts';
import { commissionFigures } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { countCreators } from '../creators/index.ts';
import { convert, type DayRates, ratesOn } from '../fx/index.ts';
import { programmeDays } from '../links/index.ts';
import { orderFigures } from '../orders/index.ts';
import { currentSettings } from '../settings/index.ts';
import type { ProgrammeSummary } from './schemas.ts';

/** The programme's figures for its managers, by currency. */
export async function programmeSummary(ctx: Context): Promise<ProgrammeSummary> {
  requireManager(ctx, ['reviewer', 'finance']);
  const [creators, orders, commissions, days] = await Promise.all([
    countCreators(ctx),
    orderFigures(ctx),
    commissionFigures(ctx),
    programmeDays(ctx, 30),
  ]);
  const stateOf = (currency: string, state: string) =>
    commissions.find((row) => row.currency === currency && row.state === state)?.amountMinor ?? 0;
  const byCurrency = orders.map((figures) => ({
    ...figures,
    pendingMinor: stateOf(figures.currency, 'pending'),
    approvedMinor: stateOf(figures.currency, 'approved'),
    paidMinor: stateOf(figures.currency, 'paid'),
    reversedMinor: stateOf(figures.currency, 'reversed'),
  }));
  const rates = await ratesOn(ctx, ctx.clock.now());
  const { programmeCurrency } = await currentSettings(ctx);
  return { creators, byCurrency, totals: totalsIn(programmeCurrency, byCurrency, rates), days };
}

const FIGURES = ['gmvMinor', 'netGmvMinor', 'pendingMinor', 'approvedMinor', 'paidMinor', 'reversedMinor'] as const;

/** All currencies as one, at the last published rates; a figure is null when a rate it takes is missing. */
export function totalsIn(
  currency: string,
  byCurrency: ProgrammeSummary['byCurrency'],
  rates: DayRates | undefined,
): ProgrammeSummary['totals'] {
  const total = (figure: (typeof FIGURES)[number]): number | null => {
    let sumMinor = 0;
    for (const row of byCurrency) {
      if (row[figure] === 0) continue;
      const converted = convert({ amountMinor: row[figure], currency: row.currency }, currency, rates);
      if (converted.state === 'missing') return null;
      sumMinor += converted.amountMinor;
    }
    return sumMinor;
  };
  const figures = Object.fromEntries(FIGURES.map((figure) => [figure, total(figure)]));
  return { currency, ratesOf: rates?.day ?? null, ...(figures as Record<(typeof FIGURES)[number], number | null>) };
}

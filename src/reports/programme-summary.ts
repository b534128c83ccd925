import { requireManager } from '../accounts/index.ts';
import { commissionFigures } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { countCreators } from '../creators/index.ts';
import { programmeDays } from '../links/index.ts';
import { orderFigures } from '../orders/index.ts';
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
  return { creators, byCurrency, days };
}

import { totalOf } from '../stream/counts.ts';
import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_ORDERS = 20;
const HIGH = 0.25;
const FEW_BUYERS = 0.6;
const DEAD_CLICKS = 10_000;

/**
 * Every fourth click buys, or ten thousand clicks buy nothing. Affiliate traffic converts at 0.5–5 %. Where the buyers are many different
 * people and keep what they buy (a reseller with customers of his own), nothing is wrong.
 */
export const conversion: Signal = {
  name: 'conversion',
  source: 'Published affiliate conversion rates of 0.5–5 % (Awin Report, Refersion 2023); limits five times beyond',
  judge({ weeks, from }) {
    const byClick = totalOf(weeks.lags);
    const rate = byClick / Math.max(1, weeks.clicks);
    const known = totalOf(weeks.customers);
    const buyers = known === 0 ? 1 : Object.keys(weeks.customers).length / Math.min(known, 40);
    const returned = (weeks.returned + weeks.cancelled) / Math.max(1, weeks.orders);
    if (byClick >= LEAST_ORDERS && rate >= HIGH && (buyers < FEW_BUYERS || returned >= 0.4))
      return {
        severity: 'medium',
        likelihood: 0.55,
        code: 'buys_too_often',
        facts: [fact('conversionPercent', percentOf(rate)), fact('orders', byClick), fact('clicks', weeks.clicks)],
        concern: { from, sourceIds: Object.keys(weeks.links) },
      };
    if (weeks.clicks < DEAD_CLICKS || weeks.orders > 0) return undefined;
    return {
      subject: 'none',
      severity: 'low',
      likelihood: 0.3,
      code: 'buys_never',
      facts: [fact('clicks', weeks.clicks)],
    };
  },
};

import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_ORDERS = 20;
const HIGH = 0.5;
const VERY_HIGH = 0.75;

/** Half of the orders came back or were cancelled; fashion, the worst honest trade, returns a third. */
export const returnRate: Signal = {
  name: 'return_rate',
  source: 'NRF and Appriss 2024 (online returns 17.6 %); EHI 2023 (fashion up to 40 %)',
  judge({ weeks, from }) {
    const back = weeks.returned + weeks.cancelled;
    const rate = back / Math.max(1, weeks.orders);
    if (weeks.orders < LEAST_ORDERS || rate < HIGH) return undefined;
    return {
      severity: rate >= VERY_HIGH ? 'high' : 'medium',
      likelihood: rate >= VERY_HIGH ? 0.7 : 0.5,
      code: 'orders_came_back',
      facts: [fact('returned', back), fact('returnedPercent', percentOf(rate)), fact('orders', weeks.orders)],
      concern: { from },
    };
  },
};

import { totalOf } from '../stream/counts.ts';
import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_ORDERS = 10;
const MOST_SHARE = 0.3;

/** A third of the orders came within ten seconds of their click: the click was made when the order was, by a script or a stuffed cookie. */
export const timeToOrder: Signal = {
  name: 'time_to_order',
  source: 'AppsFlyer, “Click injection”: conversions within 10 s of the click are fraudulent',
  judge({ weeks, from }) {
    const byClick = totalOf(weeks.lags);
    const instant = weeks.lags['under 10 s'] ?? 0;
    if (byClick < LEAST_ORDERS || instant / byClick < MOST_SHARE) return undefined;
    return {
      severity: instant / byClick >= 0.6 ? 'critical' : 'high',
      likelihood: 0.8,
      code: 'instant_orders',
      facts: [
        fact('instantOrders', instant),
        fact('orders', byClick),
        fact('sharePercent', percentOf(instant / byClick)),
      ],
      concern: { from, sourceIds: Object.keys(weeks.links) },
    };
  },
};

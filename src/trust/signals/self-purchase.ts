import { totalOf } from '../stream/counts.ts';
import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_ORDERS = 5;
const LEAST_SHARE = 0.5;
const OWN_ORDERS = 3;

/**
 * One buyer places half of a creator's orders or more, of those whose buyer the shop tells: likely herself behind another address.
 * Recognised own purchases earn nothing anyway; several of them are a low sign of trying. A household behind one address buys twice or
 * thrice and stays below.
 */
export const selfPurchase: Signal = {
  name: 'self_purchase',
  source: 'Self-referral rules of Impact, Awin and Amazon Associates; limit set by hand',
  judge({ weeks, buyers }) {
    const [top] = buyers;
    if (top && top.orders >= LEAST_ORDERS && top.share >= LEAST_SHARE)
      return {
        subject: top.key,
        severity: top.orders >= 3 * LEAST_ORDERS ? 'high' : 'medium',
        likelihood: 0.65,
        code: 'one_buyer',
        facts: [
          fact('orders', top.orders),
          fact('knownOrders', totalOf(weeks.customers)),
          fact('allOrders', weeks.orders),
          fact('sharePercent', percentOf(top.share)),
        ],
        concern: { orderIds: top.orderIds },
      };
    if (weeks.ownPurchases < OWN_ORDERS) return undefined;
    return {
      severity: 'low',
      likelihood: 0.3,
      code: 'own_purchases',
      facts: [fact('ownPurchases', weeks.ownPurchases)],
    };
  },
};

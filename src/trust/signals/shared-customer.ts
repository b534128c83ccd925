import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_CREATORS = 5;
const LEAST_ORDERS = 10;
const LEAST_SHARE = 0.2;

/** One buyer orders through many creators and is a fifth of this one's orders: an order farm. A bargain hunter is a drop in every creator's sea. */
export const sharedCustomer: Signal = {
  name: 'shared_customer',
  source: 'Dub Partners fraud rules (customer email match across partners); limits set by hand',
  judge({ buyers }) {
    const farm = buyers.find(
      ({ creators, ordersOfAll, share }) =>
        creators >= LEAST_CREATORS && ordersOfAll >= LEAST_ORDERS && share >= LEAST_SHARE,
    );
    if (!farm) return undefined;
    const returned = farm.returnedOfAll / farm.ordersOfAll;
    return {
      subject: farm.key,
      severity: returned >= 0.5 ? 'high' : 'medium',
      likelihood: returned >= 0.5 ? 0.8 : 0.55,
      code: 'order_farm',
      facts: [
        fact('creators', farm.creators),
        fact('orders', farm.ordersOfAll),
        fact('sharePercent', percentOf(farm.share)),
        fact('returnedPercent', percentOf(returned)),
      ],
      concern: { orderIds: farm.orderIds },
    };
  },
};

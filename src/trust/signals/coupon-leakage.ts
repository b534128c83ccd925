import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_ORDERS = 30;
const MOST_SHARE = 0.25;

/** A quarter of a code's orders came to the shop through somebody else's link: the code is on a coupon site, or a browser extension puts it in. */
export const couponLeakage: Signal = {
  name: 'coupon_leakage',
  source: 'Impact, “Coupon code leakage”; CHEQ and Clean.io on coupon extensions; share set by hand',
  judge({ weeks, from }) {
    const share = weeks.codeOverClick / Math.max(1, weeks.codeOrders);
    if (weeks.codeOrders < LEAST_ORDERS || share < MOST_SHARE) return undefined;
    return {
      severity: 'medium',
      likelihood: 0.6,
      code: 'code_leaked',
      facts: [
        fact('codeOrders', weeks.codeOrders),
        fact('leakedOrders', weeks.codeOverClick),
        fact('sharePercent', percentOf(share)),
      ],
      concern: { from },
    };
  },
};

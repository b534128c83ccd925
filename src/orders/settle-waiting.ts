import { heldForRates } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { settleOrders } from './settle-orders.ts';

const MAX_ORDERS = 100;

/**
 * Settles again orders whose commissions wait for a reference rate that is there by now. Repeatable.
 * @returns how many orders were settled
 */
export async function settleWaiting(ctx: Context): Promise<number> {
  const orderIds = (await heldForRates(ctx)).slice(0, MAX_ORDERS);
  if (orderIds.length > 0) await settleOrders(ctx, orderIds);
  return orderIds.length;
}

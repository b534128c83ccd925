import type { ShopOrder } from './orders.ts';

export const shopActions = ['paid', 'shipped', 'delivered', 'cancelled', 'refund'] as const;
export type ShopAction = (typeof shopActions)[number];

export const actionLabels: Record<ShopAction, string> = {
  paid: 'Paid',
  shipped: 'Shipped',
  delivered: 'Deliver',
  cancelled: 'Cancel',
  refund: 'Refund one',
};

/** The line of which one more piece can be refunded. */
function refundableLine({ lines }: ShopOrder) {
  return lines.find(({ quantity, refundedQuantity }) => refundedQuantity < quantity);
}

/** What can be done with an order now. */
export function possibleActions(order: ShopOrder): ShopAction[] {
  const { state, paid } = order;
  if (state === 'cancelled') return [];
  return shopActions.filter((action) => {
    if (action === 'paid') return !paid;
    if (action === 'shipped') return state === 'placed';
    if (action === 'delivered') return state === 'shipped' || state === 'placed';
    if (action === 'cancelled') return state === 'placed';
    return paid && refundableLine(order) !== undefined;
  });
}

export interface ActionResult {
  changes: Partial<Pick<ShopOrder, 'state' | 'paid' | 'lines' | 'refunds'>>;
  type: string;
  data: Record<string, unknown>;
}

/** The change to the shop's own order, and the event that tells Kolect about it. */
export function applyAction(order: ShopOrder, action: ShopAction, now: Date): ActionResult {
  const at = now.toISOString();
  const { _id: orderId } = order;
  if (action === 'paid') return { changes: { paid: true }, type: 'order.paid', data: { orderId, at } };
  if (action !== 'refund') return { changes: { state: action }, type: `order.${action}`, data: { orderId, at } };
  const line = refundableLine(order);
  const lines = order.lines.map((each) =>
    each === line ? { ...each, refundedQuantity: each.refundedQuantity + 1 } : each,
  );
  const refunds = order.refunds + 1;
  const data = { orderId, refundId: `${orderId}-R${refunds}`, at, lines: [{ lineId: line?.lineId, quantity: 1 }] };
  return { changes: { lines, refunds }, type: 'order.refunded', data };
}

/** The body of `order.placed`. */
export function placedData(order: ShopOrder): Record<string, unknown> {
  const { _id: orderId, placedAt, currency, country, customerHash, clickId, codes, lines } = order;
  return {
    orderId,
    placedAt: placedAt.toISOString(),
    currency,
    country,
    ...(clickId !== null && { clickId }),
    ...(codes.length > 0 && { codes }),
    customerHash,
    lines: lines.map(({ lineId, sku, name, category, quantity, unitPriceMinor, discountMinor }) => ({
      lineId,
      sku,
      name,
      category,
      quantity,
      unitPriceMinor,
      ...(discountMinor > 0 && { discountMinor }),
    })),
  };
}

import { spread } from '../../kit/spread.ts';
import type { OrderEvent } from '../schemas.ts';
import { minorOf } from './shop-fields.ts';
import type { ShopifyMoney, ShopifyRefund } from './shopify-documents.ts';

export type Draft = { type: OrderEvent['type']; timestamp: string; data: object };

/**
 * Pieces that came back, by line; and money returned for no piece, for the whole order (a negative adjustment).
 * A refund of shipping alone is no news.
 */
export function refunded(refund: ShopifyRefund): Draft[] {
  const { returned, keptMinor } = adjusted(refund);
  const lines = returnedLines(refund, keptMinor);
  if (lines.length === 0 && Object.keys(returned).length === 0) return [];
  return [
    {
      type: 'order.refunded',
      timestamp: refund.created_at,
      data: { orderId: refund.order_id, refundId: refund.id, at: refund.created_at, lines, ...returned },
    },
  ];
}

interface Adjusted {
  /** Money for no piece. */
  returned: { amountMinor?: number; amountWithTaxMinor?: number };
  /** What the shop kept of what the pieces are worth, tax in it. */
  keptMinor: number;
}

/**
 * An adjustment's tax is told beside its amount. Where none is told, the amount is what was paid out by hand, with whatever tax is
 * in it. Source: shopify.dev, Refund, `order_adjustments`: `tax_amount` are "the taxes that are added to amount".
 */
function adjusted(refund: ShopifyRefund): Adjusted {
  let [netMinor, withTaxMinor, keptMinor] = [0, 0, 0];
  for (const { kind, amount_set, tax_amount_set } of refund.order_adjustments) {
    // Before API version 2024-10 returned shipping is an adjustment too; since then it is in `refund_shipping_lines`.
    if (kind === 'shipping_refund') continue;
    const amountMinor = ownMinor(amount_set, 'order_adjustments');
    const taxMinor = tax_amount_set ? ownMinor(tax_amount_set, 'order_adjustments') : 0;
    if (amountMinor > 0) keptMinor += amountMinor + Math.max(0, taxMinor);
    else if (taxMinor < 0) netMinor -= amountMinor;
    else withTaxMinor -= amountMinor;
  }
  const returned = {
    ...(netMinor > 0 ? { amountMinor: netMinor } : {}),
    ...(withTaxMinor > 0 ? { amountWithTaxMinor: withTaxMinor } : {}),
  };
  return { returned, keptMinor };
}

/**
 * A line's pieces came back, or, where the buyer keeps them and the shop gave back less than they are worth, the money for them:
 * what the shop kept is spread over the lines by their worth.
 */
function returnedLines({ refund_line_items }: ShopifyRefund, keptMinor: number): object[] {
  const lines = refund_line_items.filter((line) => line.quantity > 0);
  const worth = lines.map((line) => (line.subtotal_set ? ownMinor(line.subtotal_set, 'refund_line_items') : 0));
  const taxes = lines.map((line) => (line.total_tax_set ? ownMinor(line.total_tax_set, 'refund_line_items') : 0));
  const paid = worth.map((worthMinor, index) => worthMinor + (taxes[index] ?? 0));
  const kept = spread(keptMinor, paid);
  return lines.flatMap<object>(({ line_item_id: lineId, quantity, restock_type, subtotal_set }, index) => {
    const keptOfLine = kept[index] ?? 0;
    if (keptOfLine === 0 || restock_type !== 'no_restock' || !subtotal_set) return [{ lineId, quantity }];
    return keptOfLine < (paid[index] ?? 0) ? [{ lineId, quantity, keptMinor: keptOfLine }] : [];
  });
}

const ownMinor = ({ shop_money }: ShopifyMoney, path: string): number =>
  minorOf(shop_money.amount, shop_money.currency_code, path);

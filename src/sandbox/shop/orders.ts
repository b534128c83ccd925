import { createHash } from 'node:crypto';
import type { Collection } from 'mongodb';
import { z } from 'zod';
import { keepNewest, type SandboxContext } from '../context.ts';
import type { ShopProduct } from '../options.ts';

const maxOrders = 2000;
const maxReports = 20;

/** What the shop told Kolect, and what Kolect answered. */
export interface Report {
  type: string;
  webhookId: string;
  at: Date;
  /** HTTP status; 0 when there was no answer. */
  status: number;
  answer: string;
}

export interface ShopLine {
  lineId: string;
  sku: string;
  name: string;
  category: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  refundedQuantity: number;
}

export type ShopOrderState = 'placed' | 'shipped' | 'delivered' | 'cancelled';

export interface ShopOrder {
  _id: string;
  number: number;
  placedAt: Date;
  currency: string;
  country: string;
  customerHash: string;
  clickId: string | null;
  codes: string[];
  lines: ShopLine[];
  state: ShopOrderState;
  paid: boolean;
  refunds: number;
  reports: Report[];
}

export const BuyForm = z.object({
  sku: z.string().min(1).max(200),
  quantity: z.coerce.number().int().min(1).max(99),
  code: z.string().trim().max(40).default(''),
  email: z.email().max(200),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
});

export interface ShopOrders {
  place(
    form: z.output<typeof BuyForm>,
    product: ShopProduct,
    currency: string,
    clickId: string | null,
  ): Promise<ShopOrder>;
  find(id: string): Promise<ShopOrder | null>;
  list(): Promise<ShopOrder[]>;
  /** Changes an order that is still as `before` says; null when it is not any more. */
  change(
    before: ShopOrder,
    changes: Partial<Pick<ShopOrder, 'state' | 'paid' | 'lines' | 'refunds'>>,
  ): Promise<ShopOrder | null>;
  report(id: string, report: Report): Promise<void>;
}

/** The shop takes a tenth off for any coupon code. */
const couponRate = 0.1;

export async function openShopOrders(context: SandboxContext): Promise<ShopOrders> {
  const orders: Collection<ShopOrder> = context.db.collection('shop_orders');
  const counters = context.db.collection<{ _id: string; value: number }>('counters');
  await orders.createIndex({ number: -1 });

  async function nextNumber(): Promise<number> {
    const options = { upsert: true, returnDocument: 'after' } as const;
    const counter = await counters.findOneAndUpdate({ _id: 'shop_orders' }, { $inc: { value: 1 } }, options);
    return 1000 + (counter?.value ?? 1);
  }

  return {
    async place(form, product, currency, clickId) {
      const number = await nextNumber();
      const { sku, name, category, priceMinor: unitPriceMinor } = product;
      const discountMinor = form.code ? Math.round(unitPriceMinor * form.quantity * couponRate) : 0;
      const order: ShopOrder = {
        _id: `S-${number}`,
        number,
        placedAt: context.clock.now(),
        currency,
        country: form.country,
        customerHash: createHash('sha256').update(form.email.trim().toLowerCase()).digest('hex'),
        clickId,
        codes: form.code ? [form.code] : [],
        lines: [
          {
            lineId: '1',
            sku,
            name,
            category,
            quantity: form.quantity,
            unitPriceMinor,
            discountMinor,
            refundedQuantity: 0,
          },
        ],
        state: 'placed',
        paid: false,
        refunds: 0,
        reports: [],
      };
      await orders.insertOne(order);
      await keepNewest(orders, 'number', maxOrders);
      return order;
    },
    find: (id) => orders.findOne({ _id: id }),
    list: () => orders.find().sort({ number: -1 }).limit(50).toArray(),
    change: ({ _id, state, paid, refunds }, changes) =>
      orders.findOneAndUpdate({ _id, state, paid, refunds }, { $set: changes }, { returnDocument: 'after' }),
    async report(id, report) {
      await orders.updateOne({ _id: id }, { $push: { reports: { $each: [report], $slice: -maxReports } } });
    },
  };
}

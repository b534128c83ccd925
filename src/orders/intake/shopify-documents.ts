import { z } from 'zod';
import { RecordId } from './shop-fields.ts';

/** A decimal text in deliveries; in examples of the documentation also a number. */
const Amount = z.union([z.string().max(40), z.number().transform(String)]);
const MoneyBag = z.object({ shop_money: z.object({ amount: Amount, currency_code: z.string() }) });
const Instant = z.iso.datetime({ offset: true });
const Address = z.object({ country_code: z.string().nullish() }).nullish();

const Line = z.object({
  id: RecordId,
  sku: z.string().nullish(),
  variant_id: RecordId.nullish(),
  product_id: RecordId.nullish(),
  name: z.string().nullish(),
  /** As ordered, with what was added to the line by edits. */
  quantity: z.int().min(0),
  /** Less what was refunded or removed. */
  current_quantity: z.int().min(0).nullish(),
  price_set: MoneyBag,
  discount_allocations: z
    .array(z.object({ amount_set: MoneyBag }))
    .max(200)
    .default([]),
  tax_lines: z
    .array(z.object({ price_set: MoneyBag }))
    .max(50)
    .default([]),
});

const RefundedLine = z.object({
  line_item_id: RecordId,
  quantity: z.int().min(0),
  /** Whether pieces came back; `no_restock`: money only, or nobody wants them back. */
  restock_type: z.string().max(40).nullish(),
  subtotal_set: MoneyBag.nullish(),
  total_tax_set: MoneyBag.nullish(),
});

/** What we read of Shopify's Refund resource, also inside an order. Source: shopify.dev, REST Admin API 2026-07, Refund. */
export const ShopifyRefund = z.object({
  id: RecordId,
  order_id: RecordId,
  created_at: Instant,
  refund_line_items: z.array(RefundedLine).max(500).default([]),
  order_adjustments: z
    .array(z.object({ amount_set: MoneyBag, tax_amount_set: MoneyBag.nullish(), kind: z.string().nullish() }))
    .max(500)
    .default([]),
});
export type ShopifyRefund = z.infer<typeof ShopifyRefund>;

/** What we read of Shopify's Order resource. Source: shopify.dev, REST Admin API, Order. */
export const ShopifyOrder = z.object({
  id: RecordId,
  test: z.boolean().default(false),
  created_at: Instant,
  updated_at: Instant,
  processed_at: Instant.nullish(),
  cancelled_at: Instant.nullish(),
  currency: z.string(),
  taxes_included: z.boolean().default(false),
  financial_status: z
    .enum(['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded', 'voided', 'expired'])
    .nullish(),
  fulfillment_status: z.enum(['fulfilled', 'partial', 'restocked']).nullish(),
  email: z.string().nullish(),
  contact_email: z.string().nullish(),
  landing_site: z.string().nullish(),
  note_attributes: z
    .array(z.object({ name: z.string(), value: z.unknown() }))
    .max(500)
    .default([]),
  discount_codes: z
    .array(z.object({ code: z.string() }))
    .max(100)
    .default([]),
  total_tax_set: MoneyBag.nullish(),
  total_shipping_price_set: MoneyBag.nullish(),
  shipping_address: Address,
  billing_address: Address,
  fulfillments: z
    .array(z.object({ created_at: Instant, updated_at: Instant.nullish(), shipment_status: z.string().nullish() }))
    .max(500)
    .default([]),
  line_items: z.array(Line).min(1).max(500),
  /** Those so far: the same as `refunds/create` tells one by one. */
  refunds: z.array(ShopifyRefund).max(200).default([]),
});
export type ShopifyOrder = z.infer<typeof ShopifyOrder>;
export type ShopifyLine = z.infer<typeof Line>;

export type ShopifyMoney = z.infer<typeof MoneyBag>;

import { z } from 'zod';
import { RecordId } from './shop-fields.ts';

const Amount = z.string().max(40);
/** WooCommerce leaves the zone out of its UTC times. */
const UtcInstant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/, 'is not a UTC time')
  .transform((text) => (text.endsWith('Z') ? text : `${text}Z`));
const Address = z.object({ country: z.string().nullish(), email: z.string().nullish() }).nullish();

/** Its own states and two that delivery plug-ins add; any other is unknown to us and set aside. */
const STATES = [
  'checkout-draft',
  'pending',
  'on-hold',
  'processing',
  'completed',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
  'failed',
  'trash',
] as const;

/** What we read of WooCommerce's order, REST API version 3. Source: woocommerce.github.io, Orders, Order properties. */
export const WooOrder = z.object({
  id: RecordId,
  status: z.enum(STATES),
  currency: z.string(),
  date_created_gmt: UtcInstant,
  date_modified_gmt: UtcInstant,
  date_paid_gmt: UtcInstant.nullish(),
  date_completed_gmt: UtcInstant.nullish(),
  total: Amount,
  total_tax: Amount.default('0'),
  shipping_total: Amount.default('0'),
  billing: Address,
  shipping: Address,
  meta_data: z
    .array(z.object({ key: z.string(), value: z.unknown() }))
    .max(1_000)
    .default([]),
  coupon_lines: z
    .array(z.object({ code: z.string() }))
    .max(100)
    .default([]),
  refunds: z
    .array(z.object({ id: RecordId, total: Amount }))
    .max(500)
    .default([]),
  line_items: z
    .array(
      z.object({
        id: RecordId,
        name: z.string().nullish(),
        sku: z.string().nullish(),
        product_id: RecordId.nullish(),
        variation_id: RecordId.nullish(),
        quantity: z.int().min(0),
        subtotal: Amount,
        total: Amount,
      }),
    )
    .max(500),
});
export type WooOrder = z.infer<typeof WooOrder>;

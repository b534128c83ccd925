import { z } from 'zod';
import { AmountMinor, Currency } from '../kit/money.ts';

const ShopKey = z.string().regex(/^[\w.:-]{1,100}$/, 'takes 1 to 100 letters, digits and .:_-');
const Minor = AmountMinor.min(0).max(1_000_000_000_000);
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

const Line = z
  .object({
    lineId: ShopKey,
    sku: z.string().min(1).max(100),
    name: z.string().max(300).optional(),
    category: z.string().max(100).optional(),
    quantity: z.int().min(1).max(100_000),
    unitPriceMinor: Minor,
    discountMinor: Minor.default(0),
    includedTaxMinor: Minor.optional().meta({
      description: 'Tax inside the line’s price, after discount, where prices are shown with tax',
    }),
    addedTaxMinor: Minor.optional().meta({
      description: 'Tax on top of the line’s price, after discount, where prices are shown without',
    }),
  })
  .refine((line) => line.discountMinor + (line.includedTaxMinor ?? 0) <= line.unitPriceMinor * line.quantity, {
    path: ['discountMinor'],
    message: 'is, with the tax included, more than the line is worth',
  });

/** Far above any order, and so low that the sum over all orders of a programme is still counted exactly. */
const MAX_ORDER_MINOR = 10_000_000_000_000;

const worthOf = (lines: { unitPriceMinor: number; quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0);

const Placed = z.object({
  type: z.literal('order.placed'),
  timestamp: Instant,
  data: z
    .object({
      orderId: ShopKey,
      placedAt: Instant,
      currency: Currency,
      country: z.string().regex(/^[A-Z]{2}$/, 'is not a two-letter country code'),
      clickId: z.string().max(1_000).optional().meta({
        description:
          'As the destination got it in `kclid`; several clicks with `~` between them, the latest first, at most five',
      }),
      codes: z.array(z.string().min(1).max(40)).max(10).default([]),
      customerHash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the lower-cased e-mail address, in hex')
        .optional(),
      lines: z
        .array(Line)
        .max(500)
        .refine(
          (lines) => new Set(lines.map((line) => line.lineId)).size === lines.length,
          'has two lines with the same lineId',
        ),
      taxMinor: Minor.default(0),
      shippingMinor: Minor.default(0),
      linesAsOf: Instant.optional().meta({
        description:
          'Given, the lines are what the order consisted of at that time: what they have more than the report made first was added since and earns, too; what the latest of such reports has no more counts as returned. Left out, the report made first says what was sold',
      }),
    })
    .refine(({ lines, linesAsOf }) => lines.length > 0 || linesAsOf !== undefined, {
      path: ['lines'],
      message: 'takes at least one line',
    })
    .refine(({ lines, taxMinor, shippingMinor }) => worthOf(lines) + taxMinor + shippingMinor <= MAX_ORDER_MINOR, {
      path: ['lines'],
      message: 'are worth more than an order can be',
    }),
});

const step = <T extends string>(type: T) =>
  z.object({ type: z.literal(type), timestamp: Instant, data: z.object({ orderId: ShopKey, at: Instant }) });

const RefundLine = z
  .object({
    lineId: ShopKey,
    quantity: z.int().min(1).optional(),
    amountMinor: Minor.min(1).optional(),
    keptMinor: Minor.min(1).optional().meta({
      description: 'What the shop kept of the price of these pieces, tax in it: only the rest was given back',
    }),
  })
  .refine(
    (line) => (line.quantity === undefined) !== (line.amountMinor === undefined),
    'takes either quantity or amountMinor',
  )
  .refine((line) => line.keptMinor === undefined || line.quantity !== undefined, {
    path: ['keptMinor'],
    message: 'goes with a quantity',
  });

const Refunded = z.object({
  type: z.literal('order.refunded'),
  timestamp: Instant,
  data: z
    .object({
      orderId: ShopKey,
      refundId: ShopKey,
      at: Instant,
      lines: z.array(RefundLine).max(500).default([]),
      amountMinor: Minor.min(1).optional().meta({
        description: 'Returned for no line in particular, without tax and shipping: spread over what is left',
      }),
      amountWithTaxMinor: Minor.min(1).optional().meta({
        description: 'The same where the sum holds tax: the goods’ share of tax is taken out of it',
      }),
    })
    .refine((data) => data.lines.length > 0 || (data.amountMinor ?? data.amountWithTaxMinor) !== undefined, {
      path: ['lines'],
      message: 'takes at least one line, or an amountMinor for the whole order',
    }),
});

/** What a shop reports: the standard adapter's event, Standard Webhooks payload. */
export const OrderEvent = z
  .discriminatedUnion('type', [
    Placed,
    step('order.paid'),
    step('order.shipped'),
    step('order.delivered'),
    step('order.cancelled'),
    Refunded,
  ])
  .meta({ id: 'OrderEvent' });
export type OrderEvent = z.infer<typeof OrderEvent>;
export type PlacedEvent = z.infer<typeof Placed>;
export type RefundedEvent = z.infer<typeof Refunded>;

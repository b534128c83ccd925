import { z } from 'zod';

/** One row of the file: one item of an order. Amounts in minor units of BRL. */
export interface Row {
  /** Number of the line in the file; the header is line 1. */
  line: number;
  orderId: string;
  purchasedAt: Date;
  approvedAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  status: (typeof STATUSES)[number];
  customerId: string;
  sellerId: string;
  productId: string;
  category: string | null;
  quantity: number;
  unitPriceMinor: number;
  freightMinor: number;
  itemNo: string;
}

const STATUSES = [
  'created',
  'approved',
  'invoiced',
  'processing',
  'shipped',
  'delivered',
  'canceled',
  'unavailable',
] as const;

const DAY_MS = 86_400_000;
const MAX_LAG_MS = 400 * DAY_MS;

const Id = z.string().regex(/^[\w.:-]{1,64}$/, 'takes 1 to 64 letters, digits and .:_-');
const Minor = z
  .string()
  .regex(/^\d{1,10}$/, 'is not a whole number of minor units')
  .transform(Number);
const Instant = z.iso
  .datetime({ offset: true, error: 'is not an ISO 8601 time' })
  .transform((value) => new Date(value))
  .refine((at) => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2100, 'is not in the years 2000 to 2099');
const Stamp = z
  .literal('')
  .transform(() => null)
  .or(Instant);

const Cells = z.object({
  order_id: Id,
  purchased_at: Instant,
  approved_at: Stamp,
  shipped_at: Stamp,
  delivered_at: Stamp,
  status: z.enum(STATUSES, { error: `is none of ${STATUSES.join(', ')}` }),
  customer_id: Id,
  seller_id: Id,
  product_id: Id,
  category_en: z.string().max(100),
  quantity: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'is not a whole number of pieces')
    .transform(Number),
  unit_price: Minor,
  freight: Minor,
  order_item_no: z.string().regex(/^[1-9]\d{0,3}$/, 'is not an item number'),
});

export const COLUMNS = Object.keys(Cells.shape);

/** The row in a line's cells, or why it cannot be used. */
export function readRow(line: number, cells: Record<string, string>): Row | string {
  const parsed = Cells.safeParse(cells);
  if (!parsed.success) return sayIssues(parsed.error.issues, cells);
  const { data } = parsed;
  const late = lateStamp(data);
  if (late) return `${late} is over 400 days from purchased_at: ${JSON.stringify(cells[late])}`;
  return {
    line,
    orderId: data.order_id,
    purchasedAt: data.purchased_at,
    approvedAt: data.approved_at,
    shippedAt: data.shipped_at,
    deliveredAt: data.delivered_at,
    status: data.status,
    customerId: data.customer_id,
    sellerId: data.seller_id,
    productId: data.product_id,
    category: data.category_en || null,
    quantity: data.quantity,
    unitPriceMinor: data.unit_price,
    freightMinor: data.freight,
    itemNo: data.order_item_no,
  };
}

/** A stamp so far off would stretch the programme's time over years in which nothing happens. */
function lateStamp(data: z.infer<typeof Cells>) {
  const purchasedMs = data.purchased_at.getTime();
  return (['approved_at', 'shipped_at', 'delivered_at'] as const).find(
    (name) => Math.abs((data[name]?.getTime() ?? purchasedMs) - purchasedMs) > MAX_LAG_MS,
  );
}

function sayIssues(issues: z.core.$ZodIssue[], cells: Record<string, string>): string {
  const sentences = issues.slice(0, 3).map((issue) => {
    const name = String(issue.path[0]);
    const message = issue.code === 'invalid_union' ? 'is neither empty nor an ISO 8601 time' : issue.message;
    return `${name} ${message}: ${JSON.stringify((cells[name] ?? '').slice(0, 40))}`;
  });
  return sentences.join('; ');
}

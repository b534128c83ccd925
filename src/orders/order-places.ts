import type { Context } from '../context.ts';
import { orders } from './model.ts';
import type { OrderLine } from './order-state.ts';

export interface OrderPlace {
  country: string;
  /** Category by line id. */
  categories: Map<string, string | null>;
}

/** Where orders went to, and what kind of thing each of their lines is. At most 1,000. */
export async function orderPlaces(ctx: Context, orderIds: string[]): Promise<Map<string, OrderPlace>> {
  if (orderIds.length > 1_000) throw new RangeError('at most 1,000 orders at once');
  const rows = await orders(ctx)
    .find({ _id: { $in: orderIds } }, { country: 1, lines: 1 })
    .lean<{ _id: string; country: string; lines: OrderLine[] }[]>();
  return new Map(
    rows.map(({ _id, country, lines }) => [
      _id,
      { country, categories: new Map(lines.map((line) => [line.lineId, line.category])) },
    ]),
  );
}

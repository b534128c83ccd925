import type { Context } from '../context.ts';
import { orderEvents, orders } from './model.ts';

export interface OrderFigures {
  currency: string;
  orders: number;
  gmvMinor: number;
  netGmvMinor: number;
}

/** Orders, GMV and net GMV of the programme by currency. */
export async function orderFigures(ctx: Context): Promise<OrderFigures[]> {
  const rows = await orders(ctx).aggregate<{ _id: string; orders: number; gmvMinor: number; netGmvMinor: number }>([
    {
      $group: {
        _id: '$currency',
        orders: { $sum: 1 },
        gmvMinor: { $sum: '$gmvMinor' },
        netGmvMinor: { $sum: '$netMinor' },
      },
    },
    { $sort: { _id: 1 } },
  ]);
  return rows.map(({ _id, ...figures }) => ({ currency: _id, ...figures }));
}

/** How many accepted events wait to be processed. Bounded: counts to 100,000. */
export async function eventsWaiting(ctx: Context): Promise<number> {
  return orderEvents(ctx).countDocuments({ state: 'received' }, { limit: 100_000 });
}

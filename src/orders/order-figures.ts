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

/** Whether any accepted event waits: one look at the index that holds only those, for which its field has to be named. */
export const eventsWait = async (ctx: Context): Promise<boolean> =>
  (await orderEvents(ctx).exists({ state: 'received', receivedAt: { $gt: new Date(0) } })) !== null;

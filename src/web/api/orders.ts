import { useQuery } from '@tanstack/react-query';
import { get } from './client.ts';
import { useList } from './list.ts';
import type { ExplainedOrder, LostOrder } from './order-types.ts';
import type { Order } from './types.ts';

export const useOrders = (limit = 50) => useList<Order>('/v1/orders', { limit });
export const useLostOrders = () => useList<LostOrder>('/v1/orders', { params: { outcome: 'lost' } });

export const useExplainedOrder = (orderId: string) =>
  useQuery({
    queryKey: ['/v1/orders', 'explained', orderId],
    queryFn: ({ signal }) => get<ExplainedOrder>(`/v1/orders/${encodeURIComponent(orderId)}`, signal),
  });

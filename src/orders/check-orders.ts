import type { Context } from '../context.ts';
import { readHistory } from './history.ts';
import { type OrderRecord, orders } from './model.ts';
import { orderState } from './order-state.ts';

export interface OrderFinding {
  problem: 'order_differs';
  orderId: string;
  kept: string;
  fromEvents: string;
}

const MOST_FINDINGS = 1_000;
const FIGURES = [
  'state',
  'currency',
  'placedAt',
  'deliveredAt',
  'cancelledAt',
  'lines',
  'gmvMinor',
  'netMinor',
] as const;

/** Computes every order anew from the events that it keeps, and compares. Only reads. */
export async function checkOrders(ctx: Context): Promise<OrderFinding[]> {
  const findings: OrderFinding[] = [];
  const rows = orders(ctx).find().sort({ _id: 1 }).lean<OrderRecord[]>().cursor({ batchSize: 200 });
  for await (const row of rows) {
    const kept = figuresOf(row as OrderRecord);
    const fromEvents = figuresOf(orderState([...readHistory(row.history).values()]));
    if (kept !== fromEvents) findings.push({ problem: 'order_differs', orderId: row._id, kept, fromEvents });
    if (findings.length >= MOST_FINDINGS) break;
  }
  return findings;
}

const figuresOf = (state: Partial<OrderRecord> | undefined): string =>
  JSON.stringify(FIGURES.map((name) => state?.[name] ?? null));

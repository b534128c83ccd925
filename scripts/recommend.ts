import { evaluate, type Sale } from './recommend/evaluate.ts';
import type { ShopOrder } from './replay/group-orders.ts';
import { planTouches } from './replay/plan-touches.ts';
import { readOrders } from './replay/read-orders.ts';

// Does the recommended order of creators predict who sells next month better than popularity does? Reads a file of orders, gives the same
// orders to the same creators as `npm run replay` does, and prints both.

const [path] = process.argv.slice(2);
if (!path) {
  process.stderr.write('Which file of orders? npm run recommend -- FILE\n');
  process.exit(2);
}
const PLAN = { seed: 7, share: 0.4, creators: 300 };

const { orders } = await readOrders(path);
const byKey = new Map(orders.map((order) => [order.key, order]));
const sales = planTouches(orders, PLAN).flatMap((touch) => salesOf(byKey.get(touch.orderKey), touch.creator));
const creatorIds = Array.from({ length: PLAN.creators }, (_, number) => idOf(number));
const { questions, rankings } = evaluate(sales, creatorIds);

process.stdout.write(`${sales.length} attributed order lines of ${PLAN.creators} creators, ${questions} questions\n\n`);
process.stdout.write('ranked by        sellers found in the first ten   NDCG@10\n');
for (const { name, recallAt10, ndcgAt10 } of rankings)
  process.stdout.write(
    `${name.padEnd(16)} ${recallAt10.toFixed(3).padStart(30)}   ${ndcgAt10.toFixed(3).padStart(7)}\n`,
  );

function idOf(creator: number): string {
  return `crt_${creator.toString().padStart(4, '0')}`;
}

function salesOf(order: ShopOrder | undefined, creator: number): Sale[] {
  if (!order || order.cancelledAt) return [];
  return order.items.map((item) => ({
    creatorId: idOf(creator),
    brandId: order.sellerId,
    category: item.category || 'unknown',
    at: order.purchasedAt,
    amountMinor: item.unitPriceMinor * item.quantity,
  }));
}

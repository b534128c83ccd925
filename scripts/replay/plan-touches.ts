import { draw } from './draw.ts';
import type { ShopOrder } from './group-orders.ts';

/** What brings an order to a creator, decided before anything is sent. */
export interface Touch {
  orderKey: string;
  sellerId: string;
  /** Number of the creator, from 0. */
  creator: number;
  kind: 'click' | 'code';
  /** When the link is visited; null for a code. */
  visitAt: Date | null;
}

/** The clock stands a little past the hour when links are visited; a click planned so early is never after its order. */
export const VISIT_MARGIN_MS = 600_000;
const LONGEST_WAY_MS = 48 * 3_600_000;
const MOST_CREATORS_OF_A_BRAND = 4;

/** Gives a share of the orders a click or a code, half and half, of one of the creators who promote the seller. */
export function planTouches(
  orders: ShopOrder[],
  { seed, share, creators }: { seed: number; share: number; creators: number },
): Touch[] {
  const promoters = dealCreators(
    orders.map((order) => order.sellerId),
    seed,
    creators,
  );
  return orders
    .filter((order) => draw(seed, 'touched', order.key) < share)
    .map((order) => {
      const known = promoters.get(order.sellerId) ?? [0];
      const creator = known[Math.floor(draw(seed, 'creator', order.key) * known.length)] ?? 0;
      const kind = draw(seed, 'kind', order.key) < 0.5 ? 'click' : 'code';
      // Most people buy within the hour, some sleep on it: the square pulls towards soon.
      const wayMs = VISIT_MARGIN_MS + draw(seed, 'way', order.key) ** 2 * LONGEST_WAY_MS;
      const visitAt = kind === 'click' ? new Date(order.purchasedAt.getTime() - wayMs) : null;
      return { orderKey: order.key, sellerId: order.sellerId, creator, kind, visitAt };
    });
}

/** Deals creators to sellers like cards, one to four each, and starts again with a shuffled pack when it is used up. */
function dealCreators(sellerIds: string[], seed: number, creators: number): Map<string, number[]> {
  const dealt = new Map<string, number[]>();
  let pack: number[] = [];
  let packs = 0;
  for (const sellerId of [...new Set(sellerIds)].sort()) {
    const count = 1 + Math.floor(draw(seed, 'promoters', sellerId) * MOST_CREATORS_OF_A_BRAND);
    const hand = new Set<number>();
    for (let card = 0; card < count; card += 1) {
      if (pack.length === 0) {
        packs += 1;
        pack = shuffled(creators, seed, packs);
      }
      hand.add(pack.pop() ?? 0);
    }
    dealt.set(sellerId, [...hand]);
  }
  return dealt;
}

function shuffled(count: number, seed: number, pack: number): number[] {
  const rank = (creator: number) => draw(seed, 'pack', pack, creator);
  return Array.from({ length: count }, (_, creator) => creator)
    .map((creator) => ({ creator, at: rank(creator) }))
    .sort((left, right) => left.at - right.at)
    .map(({ creator }) => creator);
}

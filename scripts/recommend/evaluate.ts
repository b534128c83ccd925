import { makeCard } from '../../src/discovery/make-card.ts';
import type { CardRecord } from '../../src/discovery/model.ts';
import { recommend, type Subject } from '../../src/discovery/recommend.ts';

/** One attributed order line of the past. */
export interface Sale {
  creatorId: string;
  brandId: string;
  category: string;
  at: Date;
  amountMinor: number;
}

export interface Ranking {
  name: string;
  /** Mean over all questions of how many of the first ten sold in the month after, of those who could be found. */
  recallAt10: number;
  /** Mean normalised discounted cumulative gain of the first ten, with the number of orders as gain. Source: Järvelin & Kekäläinen 2002. */
  ndcgAt10: number;
}

const TOP = 10;
const DAY_MS = 86_400_000;
const WINDOW_MS = 90 * DAY_MS;

/**
 * Asks at the end of each month, for each brand and category that sells in the month after: who will? Answers by the recommendation
 * and by popularity (orders of the last 90 days in all), each from what was known then, and compares with who did. Pure.
 */
export function evaluate(sales: Sale[], creatorIds: string[]): { questions: number; rankings: Ranking[] } {
  const months = [...new Set(sales.map((sale) => monthOf(sale.at)))].sort().slice(3);
  const scores = { recommended: [] as Score[], popular: [] as Score[] };
  for (const month of months) {
    const start = new Date(`${month}-01T00:00:00Z`);
    const cards = cardsAt(sales, creatorIds, start);
    const coming = sales.filter((sale) => monthOf(sale.at) === month);
    for (const sold of Map.groupBy(coming, (sale) => `${sale.brandId} ${sale.category}`).values()) {
      const { brandId, category } = sold[0] as Sale;
      const truth = countBy(sold, (sale) => sale.creatorId);
      const subject: Subject = { brandId, categories: [category], countries: [], niches: [], priceLevel: null };
      scores.recommended.push(
        judge(
          rank(cards, (card) => recommend(card, subject).score),
          truth,
        ),
      );
      scores.popular.push(
        judge(
          rank(cards, (card) => card.orders),
          truth,
        ),
      );
    }
  }
  const rankings = Object.entries(scores).map(([name, all]) => ({
    name,
    recallAt10: mean(all.map((score) => score.recall)),
    ndcgAt10: mean(all.map((score) => score.ndcg)),
  }));
  return { questions: scores.recommended.length, rankings };
}

interface Score {
  recall: number;
  ndcg: number;
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function countBy<T>(items: T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** The cards as they stood at an instant: made by the service's own function of what had been sold by then. */
function cardsAt(sales: Sale[], creatorIds: string[], at: Date): CardRecord[] {
  const known = sales.filter((sale) => sale.at < at && at.getTime() - sale.at.getTime() < WINDOW_MS);
  const of = Map.groupBy(known, (sale) => sale.creatorId);
  return creatorIds.map((creatorId) => {
    const own = of.get(creatorId) ?? [];
    const sum = (rows: Sale[]) => rows.reduce((total, row) => total + row.amountMinor, 0);
    const facts = {
      creator: { _id: creatorId, displayName: creatorId, country: 'BR', languages: [], niches: [] },
      networks: [],
      standing: { tier: 'bronze', reachClass: null, kol: 'creator', authenticity: null } as const,
      clicks: 0,
      sales: [...Map.groupBy(own, (sale) => sale.brandId)].map(([brandId, rows]) => ({
        brandId,
        orders: rows.length,
        gmvMinor: sum(rows),
      })),
      categories: [...Map.groupBy(own, (sale) => sale.category)].map(([category, rows]) => ({
        category,
        orders: rows.length,
        quantity: rows.length,
        baseMinor: sum(rows),
      })),
      currency: 'BRL',
    };
    return makeCard(facts, at, at);
  });
}

/** The best ten; of equals the one with the smaller id, so that the order is the same each time. */
const rank = (cards: CardRecord[], scoreOf: (card: CardRecord) => number): string[] =>
  cards
    .map((card) => ({ id: card._id, score: scoreOf(card) }))
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    .slice(0, TOP)
    .map(({ id }) => id);

function judge(ranked: string[], truth: Map<string, number>): Score {
  const gain = (ids: string[]) => ids.reduce((sum, id, index) => sum + (truth.get(id) ?? 0) / Math.log2(index + 2), 0);
  const ideal = [...truth].sort((left, right) => right[1] - left[1]).map(([id]) => id);
  const found = ranked.filter((id) => truth.has(id)).length;
  return { recall: found / Math.min(TOP, truth.size), ndcg: gain(ranked) / gain(ideal.slice(0, TOP)) };
}

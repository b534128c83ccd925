import { expect, test } from 'vitest';
import { evaluate, type Sale } from '../../scripts/recommend/evaluate.ts';

const CREATORS = Array.from({ length: 40 }, (_, number) => `crt_${number.toString().padStart(2, '0')}`);

/** Creator 30 sells one brand's lamps month after month; the first dozen sell much more, of something else. */
function history(): Sale[] {
  const months = ['01', '02', '03', '04', '05'];
  const sale = (creatorId: string, brandId: string, category: string, month: string): Sale => ({
    creatorId,
    brandId,
    category,
    at: new Date(`2026-${month}-10T12:00:00Z`),
    amountMinor: 5_000,
  });
  return months.flatMap((month) => [
    sale('crt_30', 'brn_lamps', 'lamps', month),
    ...CREATORS.slice(0, 12).flatMap((id) => Array.from({ length: 5 }, () => sale(id, 'brn_shoes', 'shoes', month))),
  ]);
}

test('the recommendation finds the seller of a niche whom popularity never sees', () => {
  const { questions, rankings } = evaluate(history(), CREATORS);
  const [recommended, popular] = rankings;
  expect(questions).toBe(4);
  expect(recommended).toMatchObject({ name: 'recommended', recallAt10: 1 });
  expect(popular?.recallAt10).toBe(0.5);
  expect(recommended?.ndcgAt10).toBeGreaterThan(popular?.ndcgAt10 ?? 1);
});

test('nobody is judged by what came later: the first three months ask nothing', () => {
  const early = history().filter((sale) => sale.at < new Date('2026-04-01'));
  expect(evaluate(early, CREATORS)).toMatchObject({ questions: 0, rankings: [{ recallAt10: 0 }, { recallAt10: 0 }] });
});

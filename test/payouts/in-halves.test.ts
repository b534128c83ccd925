import { expect, test } from 'vitest';
import { conflict } from '../../src/kit/errors.ts';
import { gather } from '../../src/kit/gather.ts';
import { inHalves } from '../../src/payouts/in-halves.ts';

test('what stands in the way of one is thrown after all the others were done', async () => {
  const done: number[] = [];
  const work = async (items: number[]) => {
    if (items.includes(5)) throw conflict('balance_changed', 'Changed.');
    done.push(...items);
  };
  await expect(inHalves([1, 2, 3, 4, 5, 6, 7], work)).rejects.toMatchObject({ code: 'balance_changed' });
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 6, 7]);
});

test('what is no conflict is thrown at once', async () => {
  let calls = 0;
  const work = async () => {
    calls += 1;
    throw new Error('broken');
  };
  await expect(inHalves([1, 2, 3], work)).rejects.toThrow('broken');
  expect(calls).toBe(1);
});

test('what comes while a batch is under way is done together in the next one, each with its own answer', async () => {
  const batches: number[][] = [];
  const double = gather(3, async (items: number[]) => {
    batches.push(items);
    if (items.includes(6)) throw new Error('six');
    return items.map((item) => item * 2);
  });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(double));
  expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual([
    2,
    4,
    6,
    'refused',
    'refused',
    'refused',
    14,
  ]);
});

import { expect, test } from 'vitest';
import { stripeTurns } from '../../src/payouts/stripe-limiter.ts';
import { unique } from '../builders.ts';
import { testContext } from '../support/test-context.ts';

const ctx = await testContext();

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

test('several processes share one limit and together use all of it', async () => {
  const name = unique('limit');
  const processes = Array.from({ length: 4 }, () => stripeTurns(ctx, name, 200));
  const spentMs = await timeOf(() =>
    Promise.all(
      processes.map(async (turns) => {
        for (let count = 0; count < 50; count += 1) await turns.next();
      }),
    ),
  );
  // 200 turns at 200 a second, less the last block's slots, which may be unused.
  expect(spentMs).toBeGreaterThan(700);
  expect(spentMs).toBeLessThan(2_500);
});

test('one refusal for haste makes everybody wait, the next one longer, and a success ends it', async () => {
  const name = unique('limit');
  const [one, other] = [stripeTurns(ctx, name, 1_000), stripeTurns(ctx, name, 1_000)];
  await one.backOff();
  expect(await timeOf(() => other.next())).toBeGreaterThan(150);
  const strikes = async () =>
    (await ctx.mongo.collection('stripe_limits').findOne({ _id: name as never }))?.strikes as number;
  await one.backOff();
  expect(await strikes()).toBe(2);
  await one.calm();
  expect(await strikes()).toBe(0);
});

test('what a process was refused before it died is forgotten at the next one’s first success', async () => {
  const name = unique('limit');
  await stripeTurns(ctx, name, 1_000).backOff();
  await stripeTurns(ctx, name, 1_000).calm();
  expect(await ctx.mongo.collection('stripe_limits').findOne({ _id: name as never })).toMatchObject({ strikes: 0 });
});

test('a signal ends the wait', async () => {
  const turns = stripeTurns(ctx, unique('limit'), 1);
  await turns.next();
  expect(await timeOf(() => turns.next(AbortSignal.timeout(30)))).toBeLessThan(900);
});

import { beforeAll, expect, test } from 'vitest';
import { withLease } from '../../src/kit/lease.ts';
import { eventually } from '../support/eventually.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

const held = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, release: () => resolve() };
};

test('while one process works, another is sent away; afterwards it is let in', async () => {
  const gate = held();
  const first = withLease(ctx, 'one-at-a-time', 'first', () => gate.promise);
  const holder = async () => (await ctx.mongo.collection('leases').findOne({ _id: 'one-at-a-time' as never }))?.holder;
  await eventually(async () => (await holder()) === 'first');
  expect(await withLease(ctx, 'one-at-a-time', 'second', async () => expect.unreachable())).toBe(false);
  gate.release();
  expect(await first).toBe(true);
  expect(await withLease(ctx, 'one-at-a-time', 'second', async () => undefined)).toBe(true);
});

test('of twelve processes that come at once, each round exactly one works', async () => {
  for (let round = 0; round < 5; round += 1) {
    const gate = held();
    let working = 0;
    const all = Array.from({ length: 12 }, (_, index) =>
      withLease(ctx, `round-${round}`, `process-${index}`, async () => {
        working += 1;
        await gate.promise;
      }),
    );
    let sentAway = 0;
    for (const one of all) {
      one.then((had) => {
        if (!had) sentAway += 1;
      });
    }
    await eventually(() => sentAway === 11 && working > 0);
    expect(working).toBe(1);
    gate.release();
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1);
  }
});

test('work that fails gives the lease back', async () => {
  const failing = withLease(ctx, 'failing', 'first', async () => {
    throw new Error('it failed');
  });
  await expect(failing).rejects.toThrow('it failed');
  expect(await withLease(ctx, 'failing', 'second', async () => undefined)).toBe(true);
});

test('the lease of a process that died is free when its time is over by the clock of the database', async () => {
  const leases = ctx.mongo.collection<{ _id: string; holder: string; until: Date }>('leases');
  await leases.insertMany([
    { _id: 'over', holder: 'dead', until: new Date(Date.now() - 5_000) },
    { _id: 'not-over', holder: 'dead', until: new Date(Date.now() + 25_000) },
  ]);
  expect(await withLease(ctx, 'over', 'next', async () => undefined)).toBe(true);
  expect(await withLease(ctx, 'not-over', 'next', async () => undefined)).toBe(false);
});

import { MongoServerError } from 'mongodb';
import { beforeAll, expect, test } from 'vitest';
import { conflict, DomainError } from '../../src/kit/errors.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
  await notes().insertMany(['shared', 'other'].map((_id) => ({ _id, count: 0 })));
});

const notes = () => ctx.mongo.collection<{ _id: string; count: number }>('notes');
const count = async (_id: string) => (await notes().findOne({ _id }))?.count;
const add = (tx: TestContext, _id: string) =>
  notes().updateOne({ _id }, { $inc: { count: 1 } }, { upsert: true, session: tx.session as never });

const transient = () => {
  const error = new MongoServerError({ message: 'somebody else was quicker' });
  error.addErrorLabel('TransientTransactionError');
  return error;
};

test('what fails half-way leaves nothing', async () => {
  const failing = inTransaction(ctx, async (tx) => {
    await add(tx, 'half');
    throw conflict('no', 'No.');
  });
  await expect(failing).rejects.toThrow('No.');
  expect(await count('half')).toBeUndefined();
});

test('a verb inside of a verb joins the outer transaction and goes with it', async () => {
  const failing = inTransaction(ctx, async (tx) => {
    await inTransaction(tx, (inner) => {
      expect(inner.session).toBe(tx.session);
      return add(inner, 'inner');
    });
    throw conflict('no', 'No.');
  });
  await expect(failing).rejects.toThrow('No.');
  expect(await count('inner')).toBeUndefined();
});

test('thirty writers of one document all get through, each once', async () => {
  const before = (await count('shared')) ?? 0;
  const ends = await Promise.allSettled(
    Array.from({ length: 30 }, () =>
      inTransaction(ctx, async (tx) => {
        await notes().findOne({ _id: 'shared' }, { session: tx.session as never });
        await add(tx, 'shared');
      }),
    ),
  );
  const done = ends.filter((end) => end.status === 'fulfilled').length;
  expect(await count('shared')).toBe(before + done);
  // Whoever was too unlucky is told so in our own words and may try again.
  for (const end of ends)
    if (end.status === 'rejected') expect(end.reason).toMatchObject({ kind: 'unavailable', code: 'busy' });
  expect(done).toBeGreaterThan(10);
});

test('what passes is tried again, each time from the beginning and in a fresh session', async () => {
  const sessions = new Set<unknown>();
  const result = await inTransaction(ctx, async (tx) => {
    sessions.add(tx.session);
    await add(tx, 'again');
    if (sessions.size < 3) throw transient();
    return 'done';
  });
  expect(result).toBe('done');
  expect(sessions.size).toBe(3);
  expect(await count('again')).toBe(1);
});

test('what does not pass is tried a bounded number of times and then refused as busy', async () => {
  let tries = 0;
  const failing = inTransaction(ctx, async () => {
    tries += 1;
    throw transient();
  });
  await expect(failing).rejects.toThrow(DomainError);
  await expect(failing).rejects.toMatchObject({ kind: 'unavailable', code: 'busy' });
  expect(tries).toBe(8);
});

test('a fault of our own is not tried again', async () => {
  let tries = 0;
  const failing = inTransaction(ctx, async () => {
    tries += 1;
    throw new TypeError('a bug');
  });
  await expect(failing).rejects.toThrow(TypeError);
  expect(tries).toBe(1);
});

test('two first writers of one id do not end in a duplicate-key error', async () => {
  for (let round = 0; round < 5; round += 1) {
    const _id = `first-${round}`;
    await Promise.all(Array.from({ length: 6 }, () => inTransaction(ctx, (tx) => add(tx, _id))));
    expect(await count(_id)).toBe(6);
  }
});

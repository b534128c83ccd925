import { expect, test } from 'vitest';
import { createGroupCommit } from '../../src/orders/intake/group-commit.ts';

interface Row {
  _id: string;
}

/** A store whose writes end when the test says so. */
function slowStore() {
  const stored = new Set<string>();
  const writes: { rows: string[]; end: (error?: Error) => void }[] = [];
  const write = (rows: Row[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<Set<string>>();
    const end = (error?: Error) => {
      if (error) return reject(error);
      const known = rows.map(({ _id }) => _id).filter((id) => stored.has(id));
      for (const { _id } of rows) stored.add(_id);
      resolve(new Set(known));
    };
    writes.push({ rows: rows.map(({ _id }) => _id), end });
    return promise;
  };
  return { write, writes, stored };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what comes while a write is under way goes together in the next one', async () => {
  const { write, writes } = slowStore();
  const commit = createGroupCommit<Row>(write);
  const answers = ['a', 'b', 'c', 'd'].map((_id) => commit.insert({ _id }));
  expect(writes.map(({ rows }) => rows)).toEqual([['a']]);
  writes[0]?.end();
  await turn();
  expect(writes.map(({ rows }) => rows)).toEqual([['a'], ['b', 'c', 'd']]);
  writes[1]?.end();
  expect(await Promise.all(answers)).toEqual(Array(4).fill({ inserted: true }));
});

test('nobody is answered before his row is durable', async () => {
  const { write, writes } = slowStore();
  const commit = createGroupCommit<Row>(write);
  let answered = false;
  const answer = commit.insert({ _id: 'a' }).then((result) => {
    answered = true;
    return result;
  });
  await turn();
  expect(answered).toBe(false);
  writes[0]?.end();
  expect(await answer).toEqual({ inserted: true });
});

test('of two rows with one id the second meets the first as already there', async () => {
  const { write, writes } = slowStore();
  const commit = createGroupCommit<Row>(write);
  const answers = ['x', 'a', 'a', 'b', 'a'].map((_id) => commit.insert({ _id }));
  for (let index = 0; index < 4; index += 1) {
    writes[index]?.end();
    await turn();
  }
  expect(writes.map(({ rows }) => rows)).toEqual([['x'], ['a', 'b'], ['a'], ['a']]);
  expect((await Promise.all(answers)).map(({ inserted }) => inserted)).toEqual([true, true, false, true, false]);
});

test('a write that fails fails for all of its rows and for no others', async () => {
  const { write, writes, stored } = slowStore();
  const commit = createGroupCommit<Row>(write);
  const answers = Promise.allSettled(['a', 'b', 'c'].map((_id) => commit.insert({ _id })));
  writes[0]?.end();
  await turn();
  writes[1]?.end(new Error('the disk is full'));
  const later = Promise.allSettled([commit.insert({ _id: 'd' })]);
  await turn();
  writes[2]?.end();
  const ends = [...(await answers), ...(await later)];
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect([...stored]).toEqual(['a', 'd']);
});

test('it writes at most 500 rows at once and lets at most 10,000 wait', async () => {
  const { write, writes } = slowStore();
  const commit = createGroupCommit<Row>(write);
  const answers = Array.from({ length: 10_050 }, (_, index) =>
    commit.insert({ _id: `${index}` }).catch((error) => error),
  );
  const full = answers.slice(-10);
  expect(await Promise.all(full)).toEqual(
    Array(10).fill(expect.objectContaining({ kind: 'unavailable', code: 'intake_full' })),
  );
  for (let index = 0; index < 30 && writes[index]; index += 1) {
    writes[index]?.end();
    await turn();
  }
  expect(Math.max(...writes.map(({ rows }) => rows.length))).toBe(500);
  expect(writes.flatMap(({ rows }) => rows)).toHaveLength(10_001);
});

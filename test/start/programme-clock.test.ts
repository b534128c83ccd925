import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../src/kit/clock.ts';
import { createProgrammeClock } from '../../src/start/programme-clock.ts';
import { testDatabaseUri } from '../support/database.ts';

let client: MongoClient;
beforeAll(async () => {
  client = await MongoClient.connect(testDatabaseUri());
});
afterAll(() => client.close());
beforeEach(() => client.db().collection('clock').deleteMany({}));

const START = new Date('2026-03-02T09:00:00Z');
const daysSince = (at: Date) => Math.round((at.getTime() - START.getTime()) / DAY_MS);

test('it stops at every day on its way and lets that day’s work be done', async () => {
  const seen: number[] = [];
  const clock = await createProgrammeClock(client.db(), async () => void seen.push(daysSince(clock.now())), START);
  await clock.advance(5 * DAY_MS);
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test('two visitors who move it at once move it by both', async () => {
  const seen: number[] = [];
  const clock = await createProgrammeClock(client.db(), async () => void seen.push(daysSince(clock.now())), START);
  await Promise.all([clock.advance(2 * DAY_MS), clock.advance(3 * DAY_MS)]);
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test('it stands where it stood after a restart, and the first start alone says where it begins', async () => {
  const first = await createProgrammeClock(client.db(), async () => undefined, START);
  await first.advance(40 * DAY_MS);
  const second = await createProgrammeClock(client.db(), async () => undefined, new Date('2030-01-01'));
  expect(daysSince(second.now())).toBe(40);
});

test.for([-1, Number.NaN, Number.POSITIVE_INFINITY, 401 * DAY_MS])('it does not move by %d', async (ms) => {
  const clock = await createProgrammeClock(client.db(), async () => undefined, START);
  await expect(clock.advance(ms)).rejects.toThrow(RangeError);
  expect(daysSince(clock.now())).toBe(0);
});

test('a day whose work fails does not stop it for ever', async () => {
  let failing = true;
  const clock = await createProgrammeClock(
    client.db(),
    async () => {
      if (failing) throw new Error('that day failed');
    },
    START,
  );
  await expect(clock.advance(3 * DAY_MS)).rejects.toThrow('that day failed');
  failing = false;
  await clock.advance(DAY_MS);
  expect(daysSince(clock.now())).toBe(2);
});

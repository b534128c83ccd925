import { MongoClient } from 'mongodb';
import { afterAll, expect, test } from 'vitest';
import { addDays, DAY_MS } from '../../src/kit/clock.ts';
import { loadHistory } from '../../src/start/demo/index.ts';
import { createProgrammeClock } from '../../src/start/programme-clock.ts';
import { testDatabaseUri } from '../support/database.ts';
import { pureContext } from '../support/test-context.ts';

const client = await MongoClient.connect(testDatabaseUri());
afterAll(() => client.close());

const shop = {
  brandId: 'brd_1',
  shopUrl: 'http://127.0.0.1:9/shop',
  setup: { eventsUrl: 'http://127.0.0.1:9/', secret: 'whsec_x', brandName: 'B', currency: 'EUR', products: [] },
};

test('a first start that was cut short leaves nobody in the past: the next one lets the missing days pass', async () => {
  const context = { ...pureContext(), mongo: undefined } as never;
  const startAt = addDays(new Date(), -45);
  const first = await createProgrammeClock(client.db(), async () => undefined, startAt);
  await client
    .db()
    .collection<{ _id: string }>('demo')
    .insertMany([{ _id: 'history' }, { _id: 'campaigns' }]);
  await first.advance(10 * DAY_MS);
  const days: Date[] = [];
  const second = await createProgrammeClock(
    client.db(),
    async () => void days.push(second.now()),
    addDays(startAt, -9),
  );
  await loadHistory(context, client.db(), shop, second);
  expect(Math.abs(second.now().getTime() - Date.now())).toBeLessThan(60_000);
  expect(days.length).toBeGreaterThanOrEqual(35);
  await loadHistory(context, client.db(), shop, second);
  expect(days.length).toBeLessThanOrEqual(36);
});

import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { asSystem } from '../../src/context.ts';
import { checkLedger } from '../../src/ledger/index.ts';
import { startRun } from '../../src/payouts/index.ts';
import { payoutRuns, payouts } from '../../src/payouts/model.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { connect } from '../../src/start/connect.ts';
import { type Kolect, startKolect } from '../../src/start/index.ts';
import { orderPlaced, signed } from '../builders.ts';
import { countClicks } from '../support/clicks.ts';
import { testDatabaseUri } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { someTouch } from '../support/orders.ts';
import { earn, sentTo, somePayee } from '../support/payees.ts';
import { someShop } from '../support/people.ts';
import { freePortPair } from '../support/start-app.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const uri = testDatabaseUri();
let client: MongoClient;
beforeAll(async () => {
  client = await MongoClient.connect(uri);
});
afterAll(() => client.close());

const KEY = `k1:${Buffer.alloc(32, 5).toString('base64')}`;

async function start(mode: 'serve' | 'all'): Promise<Kolect> {
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: `${await freePortPair()}`,
    DATA_DIR: temporaryDirectory(),
    LOG_LEVEL: 'silent',
    DEMO: 'false',
    SECRET_KEYS: KEY,
  });
  return startKolect(config, { mongoUri: uri, mode, stripeRequestsPerSecond: null });
}

describe('a stop', () => {
  test('loses no click and no event that was answered', { timeout: 60_000 }, async () => {
    const kolect = await start('serve');
    const ctx = asSystem(kolect.ctx, 'test');
    const shop = await someShop(ctx);
    const { link } = await someTouch(ctx, shop);
    let visited = 0;
    const acknowledged: string[] = [];
    const visit = async () => {
      const response = await fetch(`${kolect.url}/r/${link.code}`, {
        redirect: 'manual',
        headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
      });
      if (response.status === 302) visited += 1;
    };
    const report = async (id: string) => {
      const response = await fetch(
        `${kolect.url}/v1/shops/${shop.shop.id}/events`,
        signed(shop.shop.secret, orderPlaced(), { id }),
      );
      if (response.status === 200) acknowledged.push(`${shop.shop.id}:${id}`);
    };
    const under = Promise.allSettled([
      ...Array.from({ length: 1_500 }, visit),
      ...Array.from({ length: 200 }, (_, index) => report(`stop_${index}`)),
    ]);
    await eventually(() => visited > 200 && acknowledged.length > 10, 10_000, 1);
    const asked = performance.now();
    await kolect.stop();
    expect(performance.now() - asked).toBeLessThan(18_000);
    await under;
    const mongo = await connect(uri);
    expect(await countClicks({ mongo }, { linkId: link._id })).toBe(visited);
    expect(await mongo.collection('order_events').countDocuments({ _id: { $in: acknowledged as never[] } })).toBe(
      acknowledged.length,
    );
    await mongo.close();
  });

  test('in the middle of a payout run comes soon, and the next process finishes the run, each payee once', {
    timeout: 60_000,
  }, async () => {
    const first = await start('all');
    const ctx = asSystem(first.ctx, 'test');
    const { version, ...settings } = await currentSettings(ctx);
    await changeSettings(ctx, { ...settings, payouts: { ...settings.payouts, transfersPerSecond: 4 } }, version);
    const people = await Promise.all(Array.from({ length: 24 }, () => somePayee(ctx)));
    for (const [index, payee] of people.entries()) await earn(ctx, payee, 4_000 + index);
    const run = await startRun(ctx);
    first.worker?.nudge();
    await eventually(async () => (await payouts(ctx).countDocuments({ runId: run._id, state: 'sent' })) >= 2, 20_000);
    const asked = performance.now();
    await first.stop();
    expect(performance.now() - asked).toBeLessThan(18_000);
    expect(
      (
        await client
          .db()
          .collection('payout_runs')
          .findOne({ _id: run._id as never })
      )?.state,
    ).toBe('sending');

    const second = await start('all');
    const after = asSystem(second.ctx, 'test');
    const { version: newest, ...changed } = await currentSettings(after);
    await changeSettings(after, { ...changed, payouts: { ...changed.payouts, transfersPerSecond: 1_000 } }, newest);
    await eventually(async () => (await payoutRuns(after).findById(run._id).lean())?.state === 'finished', 20_000, 50);
    for (const [index, payee] of people.entries()) expect(await sentTo(after, payee)).toEqual([4_000 + index]);
    expect(await checkLedger(after)).toEqual([]);
    await second.stop();
  });

  test('twice, or before anything happened, is fine', { timeout: 30_000 }, async () => {
    const kolect = await start('all');
    await kolect.stop();
    await expect(fetch(`${kolect.url}/healthz`)).rejects.toThrow();
  });
});

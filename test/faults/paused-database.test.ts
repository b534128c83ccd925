import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { asSystem } from '../../src/context.ts';
import { type EmbeddedMongod, startEmbeddedMongod } from '../../src/embedded/index.ts';
import { orderEvents } from '../../src/orders/model.ts';
import { type Kolect, startKolect } from '../../src/start/index.ts';
import { orderPlaced, signed } from '../builders.ts';
import { countClicks } from '../support/clicks.ts';
import { eventually } from '../support/eventually.ts';
import { type Shop, someTouch } from '../support/orders.ts';
import { someShop } from '../support/people.ts';
import { freePortPair } from '../support/start-app.ts';

const PHONE = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1' };

let dataDir: string;
let mongod: EmbeddedMongod;
let kolect: Kolect;
let shop: Shop;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kolect-paused-'));
  mongod = await startEmbeddedMongod({ dataDir });
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: `${await freePortPair()}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    DEMO: 'false',
  });
  kolect = await startKolect(config, { mongoUri: mongod.uri.replace('/?', '/kolect?'), mode: 'serve' });
  shop = await someShop(asSystem(kolect.ctx, 'test'));
});
afterAll(async () => {
  process.kill(mongod.pid, 'SIGCONT');
  await kolect.stop();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function visit(code: string): Promise<{ status: number; ms: number; kclid: string | null }> {
  const started = performance.now();
  const response = await fetch(`${kolect.url}/r/${code}`, { redirect: 'manual', headers: PHONE });
  const location = response.headers.get('location');
  return {
    status: response.status,
    ms: performance.now() - started,
    kclid: location && new URL(location).searchParams.get('kclid'),
  };
}

test('while the database stands still, visitors are sent on at once, and every click and event is there afterwards, once', {
  timeout: 60_000,
}, async () => {
  const ctx = asSystem(kolect.ctx, 'test');
  const { link } = await someTouch(ctx, shop);
  await visit(link.code);
  await eventually(async () => (await countClicks(ctx, { linkId: link._id })) === 1);

  process.kill(mongod.pid, 'SIGSTOP');
  const visits = await Promise.all(Array.from({ length: 300 }, () => visit(link.code)));
  expect(visits.every(({ status, kclid }) => status === 302 && kclid)).toBe(true);
  expect(Math.max(...visits.map(({ ms }) => ms))).toBeLessThan(15_000);
  expect(new Set(visits.map(({ kclid }) => kclid)).size).toBe(300);

  const event = signed(shop.shop.secret, orderPlaced(), { id: 'msg_during' });
  let acknowledged = false;
  const report = fetch(`${kolect.url}/v1/shops/${shop.shop.id}/events`, event).then((response) => {
    acknowledged = true;
    return response.status;
  });
  const asked = performance.now();
  expect((await fetch(`${kolect.url}/readyz`)).status).toBe(503);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect((await fetch(`${kolect.url}/healthz`)).status).toBe(200);
  expect(acknowledged).toBe(false);

  process.kill(mongod.pid, 'SIGCONT');
  expect(await report).toBe(200);
  await eventually(async () => (await countClicks(ctx, { linkId: link._id })) === 301, 30_000);
  expect(await countClicks(ctx, {})).toBe(301);
  expect(await orderEvents(ctx).countDocuments({ _id: `${shop.shop.id}:msg_during` })).toBe(1);
  expect((await fetch(`${kolect.url}/readyz`)).status).toBe(200);
});

test('when the database is gone, what needs it is refused as unavailable and nothing is acknowledged; what does not goes on', {
  timeout: 60_000,
}, async () => {
  const ctx = asSystem(kolect.ctx, 'test');
  const { link } = await someTouch(ctx, shop);
  await visit(link.code);
  const uri = mongod.uri;
  await mongod.stop();
  const sent = signed(shop.shop.secret, orderPlaced(), { id: 'msg_gone' });
  const [known, unknown, intake] = await Promise.all([
    visit(link.code),
    visit('nobodyknows'),
    fetch(`${kolect.url}/v1/shops/${shop.shop.id}/events`, sent),
  ]);
  expect(known.status).toBe(302);
  expect(unknown.status).toBe(503);
  expect([intake.status, intake.headers.get('retry-after')]).toEqual([503, '5']);
  expect(((await intake.json()) as { code: string }).code).toBeOneOf(['not_durable', 'database_away']);

  mongod = await startEmbeddedMongod({ dataDir, port: Number(new URL(uri).port) });
  await eventually(async () => (await fetch(`${kolect.url}/readyz`)).status === 200, 20_000, 100);
  expect(
    (
      await fetch(
        `${kolect.url}/v1/shops/${shop.shop.id}/events`,
        signed(shop.shop.secret, undefined, { id: 'msg_gone', body: sent.body }),
      )
    ).status,
  ).toBe(200);
  await eventually(async () => (await countClicks(ctx, { linkId: link._id })) === 2, 20_000);
  expect(await orderEvents(ctx).countDocuments({ _id: `${shop.shop.id}:msg_gone` })).toBe(1);
});

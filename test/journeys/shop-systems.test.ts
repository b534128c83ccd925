import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import session from 'express-session';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, test } from 'vitest';
import { application, orderPlaced, signed } from '../builders.ts';
import { atEnd } from '../support/at-end.ts';
import { Person } from '../support/person.ts';
import { portOf } from '../support/port-of.ts';
import { startApp } from '../support/start-app.ts';

type Page<T> = { data: T[] };
type Shop = { id: string; secret: string; eventsUrl: string };

let app: Awaited<ReturnType<typeof startApp>>;
let creator: Person;
let manager: Person;
let brandId: string;

const fixture = (name: string) =>
  readFileSync(new URL(`../orders/fixtures/${name}.json`, import.meta.url), 'utf8').replaceAll(
    '2026-11-11',
    '2026-03-02',
  );
const hmac = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('base64');

beforeAll(async () => {
  app = await startApp({ startAt: new Date('2026-03-10T12:00:00Z') });
  creator = new Person(app);
  manager = new Person(app);
  await creator.signIn('google', 'ines');
  const { body } = await creator.post<{ id: string }>('/v1/applications', application());
  await manager.signIn('facebook', 'mara');
  await manager.post(`/v1/applications/${body.id}/approve`);
  brandId = (
    await manager.post<{ id: string }>('/v1/brands', { name: 'Casa', country: 'ES', domains: ['casa.example'] })
  ).body.id;
  await creator.post('/v1/codes', { brandId, code: 'INES10', discount: { percentBps: 1_000 } });
});

const addShop = async (shop: object) => (await manager.post<Shop>(`/v1/brands/${brandId}/shops`, shop)).body;
const orders = async (query = '') => (await creator.get<Page<{ id: string }>>(`/v1/orders${query}`)).body.data;

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** A shop made of the two pieces of code on the page for shops of their own. */
async function shopByThePage({ eventsUrl, secret }: Shop, placedAt: string): Promise<string> {
  const page = readFileSync(new URL('../../docs/shops/standard.md', import.meta.url), 'utf8');
  const [keep = '', report = ''] = [...page.matchAll(/```js\n(.*?)```\n/gs)].map(([, code]) => code);
  const [visits = '', atOrder = ''] = keep.split('// where the order is made\n');
  const signing = "import { Webhook } from 'standardwebhooks';\n";
  expect([visits, atOrder, report].every((code) => code.length > 20) && report.includes(signing)).toBe(true);
  const own = express();
  own.use(session({ secret: 'of the shop', resave: false, saveUninitialized: false }));
  runCode(visits, { app: own });
  own.get('/', (_request, response) => response.send('Lamps'));
  own.post('/order', async (request, response) => {
    const order = { id: 'PAGE-1', placedAt, coupons: [] };
    await runCode(atOrder, { request, order });
    const code = report.replace(signing, '').replace('await fetch(', 'return await fetch(');
    const answer = await runCode(code, { Webhook, order, eventsUrl, secret });
    response.sendStatus((answer as Response).status);
  });
  const server = own.listen(0);
  atEnd(() => new Promise((resolve) => server.close(resolve)));
  return `http://localhost:${portOf(server)}`;
}

function runCode(code: string, given: object): Promise<unknown> {
  const body = `return (async () => { ${code} })()`;
  return new Function(...Object.keys(given), body)(...Object.values(given));
}

describe('orders of shop systems', () => {
  test('a Shopify order with her code earns her its commission, in the shop’s currency', async () => {
    const refused = await manager.post(`/v1/brands/${brandId}/shops`, { name: 'Shopify', platform: 'shopify' });
    expect(refused.status).toBe(422);
    const shop = await addShop({ name: 'Shopify', platform: 'shopify', secret: 'hush-hush-hush-hush' });
    expect(shop.eventsUrl).toBe(`${app.url}/v1/shops/${shop.id}/shopify`);
    const body = fixture('shopify-orders-create');
    const headers = {
      'x-shopify-topic': 'orders/create',
      'x-shopify-webhook-id': 'w-1',
      'x-shopify-hmac-sha256': hmac(shop.secret, body),
    };
    const answer = await fetch(shop.eventsUrl, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([200, { eventId: `${shop.id}:w-1`, duplicate: false }]);
    const forged = await fetch(shop.eventsUrl, { method: 'POST', headers, body: `${body} ` });
    expect(forged.status).toBe(401);
    await app.worker?.settleAll();
    expect(await orders()).toMatchObject([
      { net: { amountMinor: 19_800, currency: 'USD' }, commission: { amountMinor: 1_980 } },
    ]);
  });

  test('a WooCommerce webhook is pinged, then reports; without its headers it is refused', async () => {
    const shop = await addShop({ name: 'Woo', platform: 'woocommerce' });
    const ping = await fetch(shop.eventsUrl, { method: 'POST', body: 'webhook_id=7' });
    expect(ping.status).toBe(200);
    const body = fixture('woocommerce-order-created');
    expect((await fetch(shop.eventsUrl, { method: 'POST', body })).status).toBe(422);
    const headers = {
      'x-wc-webhook-topic': 'order.created',
      'x-wc-webhook-delivery-id': 'd-1',
      'x-wc-webhook-signature': hmac(shop.secret, body),
    };
    expect((await fetch(shop.eventsUrl, { method: 'POST', headers, body })).status).toBe(200);
    await app.worker?.settleAll();
    const [newest] = await orders();
    const why = await creator.get<{ touches: object[] }>(`/v1/orders/${newest?.id}`);
    expect(why.body).toMatchObject({
      outcome: 'won',
      net: { currency: 'EUR' },
      touches: [{ kind: 'code', won: true }],
    });
  });

  test('an event that cannot be taken is answered 422; a manager corrects and replays it; a creator sees none of it', async () => {
    const shop = await addShop({ name: 'Own' });
    const event = orderPlaced({ currency: 'XQQ', codes: ['INES10'], placedAt: app.ctx.clock.now().toISOString() });
    const answer = await fetch(shop.eventsUrl, signed(shop.secret, event));
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'validation_failed' }]);
    const list = await manager.get<Page<{ id: string }>>('/v1/dead-letters');
    const [letter] = list.body.data;
    expect((await creator.get('/v1/dead-letters')).status).toBe(404);
    const { body } = await manager.get<{ body: string }>(`/v1/dead-letters/${letter?.id}`);
    const replayed = await manager.post(`/v1/dead-letters/${letter?.id}/replay`, {
      body: body.body.replace('XQQ', 'EUR'),
    });
    expect(replayed).toMatchObject({ status: 200, body: { state: 'replayed' } });
    expect((await manager.post(`/v1/dead-letters/${letter?.id}/dismiss`, { reason: 'late' })).status).toBe(409);
    await app.worker?.settleAll();
    expect(await orders()).toHaveLength(3);
    expect(await orders('?outcome=lost')).toEqual([]);
  });

  test('totals across currencies are null while a rate is missing', async () => {
    const { body } = await manager.get<{ totals: object }>('/v1/programme/summary');
    expect(body.totals).toMatchObject({ currency: 'EUR', ratesOf: null, gmvMinor: null, paidMinor: 0 });
  });

  test('a shop of its own that follows its page word for word keeps the click of a visit and reports the order', async () => {
    const link = await creator.post<{ url: string }>('/v1/links', { destination: 'https://casa.example/lamps' });
    const { headers } = await fetch(link.body.url, { redirect: 'manual', headers: { 'user-agent': BROWSER } });
    const shop = await addShop({ name: 'By the page' });
    const own = await shopByThePage(shop, app.ctx.clock.now().toISOString());
    const visit = await fetch(`${own}/${new URL(headers.get('location') ?? '').search}`);
    const cookie = visit.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${own}/order`, { method: 'POST', headers: { cookie } })).status).toBe(200);
    await app.worker?.settleAll();
    const [newest] = (await creator.get<Page<object>>('/v1/orders')).body.data;
    expect(newest).toMatchObject({ externalId: 'PAGE-1', touch: { kind: 'click' }, net: { amountMinor: 17_300 } });
  });

  test('the snippet is served to any shop', async () => {
    const script = await fetch(`${app.url}/kolect.js`);
    expect([script.status, script.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin']);
  });
});

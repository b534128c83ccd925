import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadProducts } from '../../src/catalogue/index.ts';
import { asSystem } from '../../src/context.ts';
import type { Person } from '../support/person.ts';
import { json, openForKnocking } from './knock.ts';

type Open = Awaited<ReturnType<typeof openForKnocking>>;

let app: Open['app'];
let callers: Open['callers'];
let declared: Open['declared'];
let shop: Open['shop'];
let post: Open['post'];
beforeAll(async () => {
  ({ app, callers, declared, shop, post } = await openForKnocking());
});

async function get(person: Person, path: string) {
  return declared.problem('GET', path, await person.fetch(path));
}

describe('a query', () => {
  test.for([
    'limit=0',
    'limit=-1',
    'limit=101',
    'limit=1e9',
    'limit=ten',
    'limit=1&limit=2',
    'limit=',
    'cursor=a&cursor=b',
    `cursor=${'a'.repeat(2_000)}`,
  ])('?%s is refused with 422', async (query) => {
    const { status, code } = await get(callers.creator, `/v1/links?${query}`);
    expect([status, code]).toEqual([422, 'validation_failed']);
  });

  test.for([
    'cursor=',
    'cursor=%20',
    'cursor=not-made-here!',
    'cursor=%00',
    'cursor=%7B%22%24gt%22%3A%22%22%7D',
    'cursor=AA==',
  ])('?%s is refused with 400 at every list', async (query) => {
    for (const [person, list] of [
      [callers.creator, '/v1/links'],
      [callers.creator, '/v1/codes'],
      [callers.creator, '/v1/orders'],
      [callers.creator, '/v1/commissions'],
      [callers.creator, '/v1/payouts'],
      [callers.admin, '/v1/applications'],
      [callers.admin, '/v1/payout-runs'],
      [callers.creator, '/v1/brands'],
      [callers.creator, `/v1/brands/${shop.brand._id}/products`],
    ] as const)
      expect(await get(person, `${list}?${query}`), list).toMatchObject({ status: 400, code: 'cursor_invalid' });
  });

  test('of a value that does not exist is refused', async () => {
    expect((await get(callers.admin, '/v1/applications?state=famous')).code).toBe('validation_failed');
    expect((await get(callers.admin, '/v1/applications?state=applied&state=active')).code).toBe('validation_failed');
  });

  test('of anything else is ignored', async () => {
    for (const query of [
      'a=1&a=2',
      '__proto__=1',
      'constructor[prototype][x]=1',
      '%E0%A4%A',
      '&&&=',
      'x'.repeat(5_000),
    ])
      expect((await callers.creator.get(`/v1/links?${query}`)).status, query).toBe(200);
  });

  test('for the next page of a list works with whatever ids a shop uses', async () => {
    const products = ['LÁMPARA 01', 'a/b?c=d', '价格', '😀', 'x'.repeat(100)].map((sku) => ({
      sku,
      name: sku,
      priceMinor: 1,
      currency: 'EUR',
      url: `https://${shop.domain}/`,
    }));
    await loadProducts(asSystem(app.ctx, 'test'), { brandId: shop.brand._id, products });
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { data: { sku: string }[]; next: string | null } = (
        await callers.creator.get<{ data: { sku: string }[]; next: string | null }>(
          `/v1/brands/${shop.brand._id}/products?limit=2${next && `&cursor=${next}`}`,
        )
      ).body;
      seen.push(...page.data.map(({ sku }) => sku));
      next = page.next;
    }
    expect(seen.toSorted()).toEqual(products.map(({ sku }) => sku).toSorted());
  });
});

describe('an address', () => {
  test.for([
    '/v1/links/x/qr.svg',
    '/v1/commissions/x',
    '/v1/links/%24ne/qr.svg',
    '/v1/commissions/..%2f..%2fetc%2fpasswd',
    '/v1/commissions/%00',
  ])('%s leads nowhere', async (path) => {
    expect(await get(callers.creator, path)).toMatchObject({ status: 404, code: 'not_found' });
  });

  test.for([`/v1/links/${'x'.repeat(200)}/qr.svg`, `/v1/payout-runs/${'x'.repeat(500)}`])(
    'that is too long is refused',
    async (path) => {
      expect((await get(callers.creator, path)).status).toBeOneOf([404, 422]);
    },
  );

  test.for(['/v1/commissions/%E0%A4%A', '/v1/links/%/qr.svg', '/v1/payout-runs/%C0%AF', '/r/%E0%A4%A', '/r/%'])(
    '%s cannot be decoded, and that is not our fault',
    async (path) => {
      const response = await fetch(app.url + path, { redirect: 'manual' });
      expect(response.status, path).toBeOneOf([400, 401, 404]);
    },
  );

  test.for([
    '/v1',
    '/v1/',
    '/v1/nothing',
    '/v2/links',
    '/v1/links/../../etc',
    '/auth/myspace',
    '/auth/__proto__',
    '/webhooks/nobody',
    '/v1/links/x',
  ])('%s is not there, for a program as for a person', async (path) => {
    const response = await callers.creator.fetch(path, { headers: { accept: 'application/json' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  test.for([
    '/assets/none.js',
    '/assets/..%2f..%2fpackage.json',
    '/assets/.hidden',
    '/docs/assets/package.json%00',
    '/assets/%E0%A4%A',
  ])('%s gives no file and no fault', async (path) => {
    const response = await fetch(app.url + path, { headers: { accept: 'text/javascript' } });
    expect(response.status, path).toBeOneOf([400, 404]);
    expect(await response.text()).not.toMatch(/dependencies|node_modules/);
  });

  test.for(['/r/nothere2', '/r/x', '/r/__proto__', `/r/${'a'.repeat(3_000)}`, '/r/%3Cscript%3E'])(
    'of a link that nobody made (%s) leads nowhere, with an id to ask about',
    async (path) => {
      const response = await fetch(app.url + path, { redirect: 'manual' });
      expect(await declared.problem('GET', path, response)).toMatchObject({ status: 404, code: 'link_not_found' });
    },
  );

  test('with a method that it does not have is not there', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE2'])
      expect(await rawStatus(method, '/v1/links'), method).toBeOneOf([400, 404]);
  });
});

/** Status of a request that `fetch` would not make. */
function rawStatus(method: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(`${app.url}${path}`, { method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(400) : reject(error)));
    sending.end();
  });
}

describe('Stripe’s door', () => {
  test.for([
    ['without a signature', {}],
    ['with a signature of nobody', { 'stripe-signature': 't=1,v1=00' }],
    ['with half a signature', { 'stripe-signature': 'v1=00' }],
    ['with a signature of no form', { 'stripe-signature': '%%%' }],
  ] as const)('stays shut %s', async ([, headers]) => {
    expect(
      (await post(callers.anonymous, '/webhooks/stripe', '{"id":"evt_1"}', { ...json, ...headers })).status,
    ).toBeOneOf([401, 422]);
  });

  test.for([
    ['an hour old', -3_600],
    ['an hour ahead', 3_600],
  ] as const)('stays shut for an event that was well signed %s', async ([, seconds]) => {
    const payload = JSON.stringify({
      id: 'evt_late',
      object: 'event',
      type: 'account.updated',
      livemode: false,
      data: { object: {} },
    });
    const timestamp = Math.floor(Date.now() / 1_000) + seconds;
    const header = app.ctx.stripe.webhooks.generateTestHeaderString({
      payload,
      secret: app.ctx.stripeWebhookSecret,
      timestamp,
    });
    for (const signature of [header, `t=${Math.floor(Date.now() / 1_000)},${header}`])
      expect(
        await post(callers.anonymous, '/webhooks/stripe', payload, { ...json, 'stripe-signature': signature }),
      ).toMatchObject({ status: 401, code: 'signature_invalid' });
  });

  test('keeps an event once, however often it comes', async () => {
    const payload = JSON.stringify({
      id: 'evt_once',
      object: 'event',
      type: 'payout.paid',
      livemode: false,
      data: { object: { id: 'po_1' } },
    });
    const signature = app.ctx.stripe.webhooks.generateTestHeaderString({
      payload,
      secret: app.ctx.stripeWebhookSecret,
    });
    const send = () =>
      fetch(`${app.url}/webhooks/stripe`, {
        method: 'POST',
        headers: { ...json, 'stripe-signature': signature },
        body: payload,
      });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await app.ctx.mongo.collection('stripe_events').countDocuments({ _id: 'evt_once' as never })).toBe(1);
  });
});

test('of all the problems met here none was undeclared, and none was a fault of ours', () => {
  expect([...declared.seen].filter((line) => / 5\d\d /.test(line))).toEqual([]);
  expect(declared.seen.size).toBeGreaterThan(10);
});

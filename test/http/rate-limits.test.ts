import { beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { orderPlaced } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { RATE_LIMITS: 'on' });
});

/** A key of a brand, with a shop to report for. */
async function brandKey() {
  const ctx = asSystem(app.ctx, 'test');
  const owner = await Person.enter(app, 'lucie');
  const { user } = (await owner.get<{ user: { id: string } }>('/v1/me')).body;
  const { shop } = await someShop(ctx);
  await setMembership(ctx, { userId: user.id, kind: 'brand', ref: shop.brandId, state: 'active', role: 'owner' });
  const scopes = ['orders:write', 'catalogue:read'];
  const { body } = await owner.post<{ key: string }>(`/v1/brands/${shop.brandId}/keys`, { name: 'x', scopes });
  return { key: body.key, shopId: shop.id, brandId: shop.brandId };
}

const many = (count: number, ask: (index: number) => Promise<Response>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
const statuses = (responses: Response[]) => responses.map(({ status }) => status);
const remainingIn = (response: Response) => Number(/;r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);

describe('limits', () => {
  test('of an API key are its own, and every answer to it says what is left, the intake of orders included', async () => {
    const { key, shopId, brandId } = await brandKey();
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const path = `${app.url}/v1/brands/${brandId}/products`;
    const first = await fetch(path, { headers });
    expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"key";q=6000;w=60']);
    const left = remainingIn(first);
    const order = await fetch(`${app.url}/v1/shops/${shopId}/events`, {
      method: 'POST',
      headers: { ...headers, 'webhook-id': 'evt_1' },
      body: JSON.stringify(orderPlaced()),
    });
    expect([order.status, remainingIn(order)]).toEqual([200, left - 1]);
    const madeUp = await fetch(path, { headers: { authorization: `${headers.authorization}x` } });
    expect([madeUp.status, madeUp.headers.get('ratelimit-policy')]).toEqual([401, '"address";q=600;w=60']);
    expect(remainingIn(await fetch(path, { headers }))).toBe(left - 2);
  });

  test('of strangers go by address, say what is left, and are not outwitted by a header', {
    timeout: 30_000,
  }, async () => {
    const first = await fetch(`${app.url}/v1/networks`);
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=600;w=60');
    const left = remainingIn(first);
    expect(left).toBeLessThan(600);
    const forged = await fetch(`${app.url}/v1/networks`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(remainingIn(forged)).toBe(left - 1);
    const rest = await many(left + 5, (index) =>
      fetch(`${app.url}/v1/networks`, { headers: { 'x-forwarded-for': `203.0.113.${index % 250}` } }),
    );
    const refused = rest.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(await refused[0]?.json()).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('ratelimit')).toContain(';r=0;');
  });

  test('of a person are her own: the flood of strangers from her address does not shut her out', async () => {
    const person = await Person.enter(app, 'ines');
    const answer = await person.get('/v1/me');
    expect([answer.status, answer.headers.get('ratelimit-policy')]).toEqual([200, '"account";q=1200;w=60']);
  });

  test('leave links, shops and health alone', async () => {
    const asked = await many(20, (index) =>
      index % 2
        ? fetch(`${app.url}/r/nothing`, { redirect: 'manual' })
        : fetch(`${app.url}/v1/shops/shp_x/events`, { method: 'POST', body: '{}' }),
    );
    expect(statuses(asked)).not.toContain(429);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  test('of sign-in count over all processes, and end with the time they name', { timeout: 30_000 }, async () => {
    const asked = await many(125, () => fetch(`${app.url}/auth/x`, { redirect: 'manual' }));
    expect(new Set(statuses(asked))).toEqual(new Set([302, 429]));
    const limits = app.ctx.mongo.collection<{ key: string; expire: Date }>('rate_limits');
    const [kept] = await limits.find({ key: /^auth:/ }).toArray();
    expect(JSON.stringify(kept)).not.toMatch(/127\.0\.0\.1|::1/);
    await limits.updateMany({}, { $set: { expire: new Date(Date.now() - 1) } });
    expect((await fetch(`${app.url}/auth/x`, { redirect: 'manual' })).status).toBe(302);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { RATE_LIMITS: 'on' });
});

const many = (count: number, ask: (index: number) => Promise<Response>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
const statuses = (responses: Response[]) => responses.map(({ status }) => status);
const remainingIn = (response: Response) => Number(/;r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);

describe('limits', () => {
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
    const person = new Person(app);
    await person.signIn('google', 'ines');
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

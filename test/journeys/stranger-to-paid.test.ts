import { beforeAll, describe, expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/index.ts';
import { application, orderLine, orderPlaced, orderStep, signed, taxProfile } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';

type App = Awaited<ReturnType<typeof startApp>>;
type Page<T> = { data: T[] };

let app: App;
let shop: { id: string; secret: string };
let creator: Person;
let manager: Person;
let link: { id: string; url: string; clicks: number; orders: number };
let orderId: string;

const advance = (days: number) =>
  fetch(`${app.sandboxUrl}/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days }),
  });

const report = (event: unknown) => fetch(`${app.url}/v1/shops/${shop.id}/events`, signed(shop.secret, event));

beforeAll(async () => {
  app = await startApp();
  creator = new Person(app);
  manager = new Person(app);
});

describe('a stranger becomes a paid creator', () => {
  test('she signs in with Google and applies with her consents', async () => {
    expect(await creator.signIn('google', 'ines')).toBe('/');
    const made = await creator.post<{ state: string }>('/v1/applications', application());
    expect(made).toMatchObject({ status: 201, body: { state: 'applied', displayName: 'Inês Carvalho' } });
  });

  test('a manager who signs in with Facebook sees the application and approves it', async () => {
    await manager.signIn('facebook', 'mara');
    const queue = await manager.get<Page<{ id: string }>>('/v1/applications?state=applied');
    expect(queue.body.data).toHaveLength(1);
    const approved = await manager.post(`/v1/applications/${queue.body.data[0]?.id}/approve`);
    expect(approved).toMatchObject({ status: 200, body: { state: 'active' } });
  });

  test('the manager adds a brand with a shop', async () => {
    const brand = await manager.post<{ id: string }>('/v1/brands', {
      name: 'Casa Lumen',
      country: 'ES',
      domains: ['casalumen.example'],
    });
    const made = await manager.post<typeof shop>(`/v1/brands/${brand.body.id}/shops`, { name: 'Online' });
    expect(made.status).toBe(201);
    // Its commission need not wait for its money.
    const trust = `/v1/brand-funding/${brand.body.id}/trust`;
    expect((await manager.post(trust, { trusted: true })).status).toBe(204);
    shop = made.body;
  });

  test('she makes a link and sees it', async () => {
    const made = await creator.post<typeof link>('/v1/links', {
      destination: 'https://www.casalumen.example/lamps?colour=sand',
      channel: 'story',
    });
    expect(made.status).toBe(201);
    link = made.body;
    const list = await creator.get<Page<typeof link>>('/v1/links');
    expect(list.body.data).toMatchObject([{ id: link.id, clicks: 0, orders: 0 }]);
  });

  test('a visit redirects with a signed click id, and the order that follows is attributed to her', async () => {
    const visit = await fetch(link.url, {
      redirect: 'manual',
      headers: { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1' },
    });
    expect(visit.status).toBe(302);
    const destination = new URL(visit.headers.get('location') ?? '');
    expect(destination.searchParams.get('colour')).toBe('sand');
    const placed = orderPlaced({
      clickId: destination.searchParams.get('kclid'),
      placedAt: app.ctx.clock.now().toISOString(),
      lines: [orderLine({ quantity: 2 })],
    });
    orderId = placed.data.orderId;
    expect((await report(placed)).status).toBe(200);
    await app.worker?.settleAll();
    const orders = await creator.get<Page<object>>('/v1/orders');
    expect(orders.body.data).toMatchObject([
      {
        externalId: orderId,
        state: 'placed',
        commission: { amountMinor: 1_780, currency: 'EUR' },
        commissionState: 'pending',
        touch: { kind: 'click', sourceId: link.id },
      },
    ]);
  });

  test('the commission explains itself with a receipt', async () => {
    const [commission] = (await creator.get<Page<{ id: string }>>('/v1/commissions')).body.data;
    const one = await creator.get<{ explanation: string[] }>(`/v1/commissions/${commission?.id}`);
    expect(one.body).toMatchObject({ receipt: { baseMinor: 17_800, rateBps: 1_000, rounding: 'half-even' } });
    expect(one.body.explanation.join(' ')).toContain('178.00 EUR');
  });

  test('delivery and the lock date make it payable', async () => {
    await report(orderStep('delivered', orderId, app.ctx.clock.now()));
    await app.worker?.settleAll();
    await advance(14);
    expect((await creator.get<{ balances: object[] }>('/v1/creators/me/summary')).body.balances).toMatchObject([
      { pendingMinor: 1_780, payableMinor: 0 },
    ]);
    await advance(2);
    expect((await creator.get<{ balances: object[] }>('/v1/creators/me/summary')).body.balances).toMatchObject([
      { pendingMinor: 0, payableMinor: 1_780 },
    ]);
  });

  test('she is told what is missing, sets up her payout account, and is ready', async () => {
    const before = await creator.get<{ nextPayout: { blockedBy: { code: string }[] } }>('/v1/creators/me/summary');
    expect(before.body.nextPayout.blockedBy).toMatchObject([{ code: 'no_account' }]);
    const { body } = await creator.post<{ url: string }>('/v1/payees/me/onboarding');
    await completeOnboarding(body.url);
    expect((await creator.get('/v1/payees/me')).body).toMatchObject({ state: 'enabled', requirements: [] });
    const between = await creator.get<typeof before.body>('/v1/creators/me/summary');
    expect(between.body.nextPayout.blockedBy).toMatchObject([{ code: 'tax_profile_missing' }]);
    expect((await creator.post('/v1/payees/me/tax-profile', taxProfile())).status).toBe(200);
  });

  test('an amount below the minimum is carried forward, and with the next order it is paid', async () => {
    const finance = await Person.enter(app, 'jonas');
    expect((await finance.get('/v1/payout-runs/preview')).body).toMatchObject({
      included: [],
      excluded: [{ reason: 'below_minimum' }],
    });
    await earnAgain();
    expect((await finance.get('/v1/payout-runs/preview')).body).toMatchObject({
      totals: [{ currency: 'EUR', count: 1, amountMinor: 3_560 }],
    });
    const run = await finance.post<{ id: string }>('/v1/payout-runs');
    expect(run.status).toBe(201);
    await app.worker?.settleAll();
    expect((await finance.get(`/v1/payout-runs/${run.body.id}`)).body).toMatchObject({
      state: 'finished',
      counts: { sent: 1, failed: 0 },
    });
  });

  test('her balance is zero, her commissions are paid, Stripe holds the same amount, and the ledger balances', async () => {
    const summary = await creator.get<{ balances: object[] }>('/v1/creators/me/summary');
    expect(summary.body.balances).toMatchObject([
      { pendingMinor: 0, payableMinor: 0, inTransitMinor: 0, paidMinor: 3_560 },
    ]);
    const commissions = await creator.get<Page<{ state: string }>>('/v1/commissions');
    expect(commissions.body.data.map((row) => row.state)).toEqual(['paid', 'paid']);
    const transfers = await app.ctx.stripe.transfers.list();
    expect(transfers.data).toMatchObject([{ amount: 3_560, currency: 'eur' }]);
    expect(await checkLedger(app.ctx)).toEqual([]);
  });
});

async function earnAgain(): Promise<void> {
  const visit = await fetch(link.url, {
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
  });
  const clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('kclid');
  const at = app.ctx.clock.now();
  const placed = orderPlaced({ clickId, placedAt: at.toISOString(), lines: [orderLine({ quantity: 2 })] });
  await report(placed);
  await report(orderStep('delivered', placed.data.orderId, at));
  await app.worker?.settleAll();
  await advance(16);
}

/** What a person does on the sandbox's hosted onboarding page. */
async function completeOnboarding(url: string): Promise<void> {
  await fetch(url);
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'complete' }),
    redirect: 'manual',
  });
  expect(response.headers.get('location')).toContain('/creator/payouts?onboarding=done');
}

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem, type Context } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { type AccountKind, move, postEntries } from '../../src/ledger/index.ts';
import { stripeEvents } from '../../src/payouts/events/model.ts';
import { brandInvoices } from '../../src/payouts/funding/model.ts';
import { startRun } from '../../src/payouts/index.ts';
import { type PayoutRecord, payees, payouts } from '../../src/payouts/model.ts';
import { keepTaxProfile } from '../../src/payouts/payees/tax-profile.ts';
import { reconcile } from '../../src/payouts/reconciliation/reconcile.ts';
import { refreshPayee } from '../../src/payouts/refresh-payee.ts';
import { application, orderLine, orderPlaced, orderStep, signed, taxProfile } from '../builders.ts';
import { someAgency } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { type Look, launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let ctx: Context;
let browser: Browser;
let brandId: string;
let agencyId: string;
let runId: string;
let shortRunId: string;
let payoutId: string;

const NAME = 'Олександра Константинопольська-Воскресенська (Olexandra)';

/**
 * Olena was paid for two orders of a brand that owes for them; a second run waits for a top-up and has a payout of which Stripe says nothing; an
 * event of Stripe has failed.
 */
async function arrange(): Promise<void> {
  const [manager, creator] = [new Person(app), new Person(app)];
  await manager.signIn('google', 'mara');
  await creator.signIn('google', 'olena');
  const mine = await creator.post<{ id: string }>('/v1/applications', application({ displayName: NAME }));
  await manager.post(`/v1/applications/${mine.body.id}/approve`);
  const brand = { name: 'Maison Aubépine & Fils de Saint-Étienne', country: 'FR', domains: ['aubepine.example'] };
  brandId = (await manager.post<{ id: string }>('/v1/brands', brand)).body.id;
  const shop = await manager.post<{ id: string; secret: string }>(`/v1/brands/${brandId}/shops`, { name: 'Online' });
  await manager.post(`/v1/brand-funding/${brandId}/trust`, { trusted: true });
  const link = await creator.post<{ url: string }>('/v1/links', { destination: 'https://www.aubepine.example/' });
  for (const lines of [[orderLine({ quantity: 4 })], [orderLine({ lineId: '1' }), orderLine({ lineId: '2' })]])
    await sell(shop.body, link.body.url, lines);
  await setUpPayouts(creator);
  await makeAgency();
  await advance(16);
  runId = (await manager.post<{ id: string }>('/v1/payout-runs')).body.id;
  await app.worker?.settleAll();
  payoutId = (await creator.get<{ data: { id: string }[] }>('/v1/payouts')).body.data[0]?.id ?? '';
  await sell(shop.body, link.body.url, [orderLine({ quantity: 3 })]);
  await advance(16);
  await manager.post(`/v1/brand-funding/${brandId}/trust`, { trusted: false });
  const month = ctx.clock.now().toISOString().slice(0, 7);
  await manager.post('/v1/brand-invoices', { month, brandId });
  await brandInvoices(ctx).updateMany({ brandId }, { $set: { dueAt: addDays(ctx.clock.now(), -3) } });
  await makeShortRun(manager, mine.body.id);
  await stripeEvents(ctx).create([
    {
      _id: 'evt_failed_in_the_browser',
      type: 'transfer.updated',
      accountId: null,
      objectId: 'tr_1SandboxNobodyKnows',
      body: '{}',
      receivedAt: new Date(),
      state: 'failed',
      attempts: 5,
      error: 'No such transfer: tr_1SandboxNobodyKnows',
    },
  ]);
  await reconcile(ctx);
  await makeMembers();
}

async function sell(shop: { id: string; secret: string }, linkUrl: string, lines: object[]): Promise<void> {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
  const visit = await fetch(linkUrl, { redirect: 'manual', headers: { 'user-agent': agent } });
  const clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('kclid');
  const placed = orderPlaced({ clickId, placedAt: ctx.clock.now().toISOString(), lines });
  const report = (event: unknown) => fetch(`${app.url}/v1/shops/${shop.id}/events`, signed(shop.secret, event));
  await report(placed);
  await report(orderStep('delivered', placed.data.orderId, ctx.clock.now()));
  await app.worker?.settleAll();
}

const EXPRESS = { type: 'express', country: 'PT', capabilities: { transfers: { requested: true } } } as const;

/** An agency with an account that is ready, and something in its balance. */
async function makeAgency(): Promise<void> {
  agencyId = (await someAgency(ctx)).agency._id;
  const { id: stripeAccountId } = await ctx.stripe.accounts.create(EXPRESS);
  await fetch(`${app.sandboxUrl}/stripe/accounts/${stripeAccountId}/enable`, { method: 'POST', redirect: 'manual' });
  const known = { kind: 'agency' as const, country: 'PT', state: 'enabled' as const, requirements: [] };
  await payees(ctx).create([{ _id: agencyId, stripeAccountId, ...known, checkedAt: ctx.clock.now() }]);
  await keepTaxProfile(ctx, { id: agencyId } as never, taxProfile());
  await earn({ account: 'agency:payable', owner: agencyId, currency: 'EUR' }, 12_345);
}

async function earn(to: { account: AccountKind; owner: string; currency: string }, amountMinor: number): Promise<void> {
  const postings = move({ account: 'brand:owed', owner: brandId, currency: to.currency }, to, amountMinor);
  const entry = { key: `browser:${to.owner}:${to.currency}`, fact: { kind: 'test', id: to.owner }, postings };
  await inTransaction(ctx, (tx) => postEntries(tx, [entry]));
}

/** The programme's own run, approved by the manager: Stripe has no dollars, and of a payout nobody can say whether it was sent. */
async function makeShortRun(manager: Person, creatorId: string): Promise<void> {
  await earn({ account: 'creator:payable', owner: creatorId, currency: 'USD' }, 500_000);
  shortRunId = (await startRun(ctx))._id;
  await app.worker?.settleAll();
  await manager.post(`/v1/payout-runs/${shortRunId}/approve`);
  await app.worker?.settleAll();
  const [known] = await payouts(ctx).find({ runId: shortRunId }).lean<PayoutRecord[]>();
  const unclear = { state: 'sending', amountMinor: 4_321, currency: 'EUR', unclear: 7 };
  const times = { firstSubmittedAt: new Date(Date.now() - 600_000), lookAgainAt: new Date(Date.now() + 3_600_000) };
  await payouts(ctx).create([{ ...known, _id: `${shortRunId}.${creatorId}.EUR`, ...unclear, ...times } as never]);
  await earn({ account: 'creator:payable', owner: creatorId, currency: 'GBP' }, 70_000);
}

const advance = (days: number) =>
  fetch(`${app.sandboxUrl}/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days }),
  });

async function setUpPayouts(creator: Person): Promise<void> {
  const { url } = (await creator.post<{ url: string }>('/v1/payees/me/onboarding')).body;
  const complete = new URLSearchParams({ outcome: 'complete' });
  await fetch(url, { method: 'POST', body: complete, redirect: 'manual' });
  await creator.get('/v1/payees/me');
  await creator.post('/v1/payees/me/tax-profile', taxProfile());
}

/** Aoife owns the brand, Dmitri the agency. */
async function makeMembers(): Promise<void> {
  const userIdOf = async (id: string) => {
    const person = await Person.enter(app, id);
    return (await person.get<{ user: { id: string } }>('/v1/me')).body.user.id;
  };
  const brand = { kind: 'brand', ref: brandId, state: 'active', role: 'owner', title: 'Maison Aubépine' } as const;
  await setMembership(ctx, { userId: await userIdOf('aoife'), ...brand });
  const agency = { kind: 'agency', ref: agencyId, state: 'active', role: 'owner', title: 'Northlight' } as const;
  await setMembership(ctx, { userId: await userIdOf('dmitri'), ...agency });
}

beforeAll(async () => {
  app = await startApp();
  ctx = asSystem(app.ctx, 'test');
  browser = await launchBrowser();
  await arrange();
}, 120_000);

afterAll(() => browser?.close());

const looks: {
  name: string;
  open: (on: Browser, look: Look) => Promise<BrowserContext>;
  look: Omit<Look, 'baseURL'>;
}[] = [
  { name: 'phone-dark-ru', open: onPhone, look: { locale: 'ru-RU', colorScheme: 'dark' } },
  { name: 'desktop-light-en', open: onDesktop, look: { locale: 'en-GB', colorScheme: 'light' } },
];

async function visit(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await looksRight(page, name);
  expect(await page.locator('body').innerText()).not.toMatch(
    /\b(payoutDesk|payoutRuns|payouts|funding|state)\.\w+\.\w+/,
  );
}

describe.each(looks)('every page about payouts on $name', ({ name, open, look }) => {
  test('finance: brands’ money, money back, Stripe’s events, reconciliation, a run', async () => {
    const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
    await enterAs(page, app, 'mara');
    for (const path of ['payouts', 'funding', 'payout-reversals', 'stripe-events', 'reconciliation'])
      await visit(page, `/manager/${path}`, `${path}-${name}`);
    await visit(page, `/manager/payouts/${runId}`, `run-${name}`);
    await visit(page, `/manager/payouts/${shortRunId}`, `run-short-${name}`);
    // The notice of what is short, and the one of what is unclear.
    expect(await page.getByRole('status').filter({ hasText: 'Stripe' }).count()).toBe(2);
    await page.context().close();
  });

  test('a brand’s page says whether payouts wait for its money, what it owes and what is overdue, and leads to its funding', async () => {
    const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
    await enterAs(page, app, 'mara');
    await visit(page, `/manager/brands/${brandId}`, `brand-page-${name}`);
    await page.locator(`a[href*="/manager/funding?brand="]`).click();
    await page.getByRole('link', { name: /Maison Aubépine/ }).waitFor();
    await looksRight(page, `funding-of-one-${name}`);
    await page.context().close();
  });

  test('the creator: her payouts with statements, and one of them down to its order lines', async () => {
    const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
    await enterAs(page, app, 'olena');
    await visit(page, '/creator/payouts', `creator-payouts-${name}`);
    await visit(page, `/creator/payouts/${encodeURIComponent(payoutId)}`, `creator-payout-${name}`);
    await page.context().close();
  });

  test('the brand’s funding and the agency’s payouts', async () => {
    const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
    await enterAs(page, app, 'aoife');
    await visit(page, `/brand/${brandId}/funding`, `brand-funding-${name}`);
    await page.context().close();
    const other = await (await open(browser, { baseURL: app.url, ...look })).newPage();
    await enterAs(other, app, 'dmitri');
    await visit(other, `/agency/${agencyId}/payouts`, `agency-payouts-${name}`);
    await other.locator(`a[href*="/payouts/run_"]`).click();
    await other.getByText('123').first().waitFor();
    await looksRight(other, `agency-payout-${name}`);
    await other.context().close();
  });
});

test('finance takes a payout back, sees what became of it, lets go of the payee and replays an event', async () => {
  const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  await enterAs(page, app, 'mara');
  await page.goto(`/manager/payouts/${runId}`);
  await page.getByRole('button', { name: 'Take back' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await dialog.getByText('Please say why, in a few words.').waitFor();
  await dialog.getByLabel('Reason').fill('Paid for an order that was counterfeit');
  await dialog.getByLabel(/How much/).fill('10');
  await looksRight(page, 'take-back-desktop');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('€10.00 of it was taken back.').waitFor();
  await page.goto('/manager/payout-reversals');
  await page.getByText('Paid for an order that was counterfeit').waitFor();
  await page.getByText('Taken back', { exact: true }).first().waitFor();
  await looksRight(page, 'money-back-desktop');
  await page.getByRole('button', { name: 'Let go' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let go' }).click();
  await page.getByText('Nobody is held').waitFor();
  await page.goto('/manager/stripe-events');
  await page.getByRole('button', { name: 'Replay transfer.updated' }).click();
  await page.getByText('No event has failed').waitFor();
  await page.context().close();
});

test('an account that Stripe looks into, and one whose set-up is not finished, say so in the reader’s language', async () => {
  const { destination } = (await payouts(ctx).findById(payoutId).lean<PayoutRecord>()) ?? {};
  await fetch(`${app.sandboxUrl}/stripe/accounts/${destination}/disable`, { method: 'POST', redirect: 'manual' });
  await refreshPayee(ctx, destination ?? '');
  const page = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU' })).newPage();
  await enterAs(page, app, 'olena');
  await page.goto('/creator/payouts');
  await page.getByText('Stripe изучает этот счёт').waitFor();
  await looksRight(page, 'creator-account-phone-ru');
  await page.context().close();
  const fresh = await ctx.stripe.accounts.create(EXPRESS);
  await payees(ctx).updateOne({ _id: agencyId }, { $set: { stripeAccountId: fresh.id, state: 'onboarding' } });
  const other = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU' })).newPage();
  await enterAs(other, app, 'dmitri');
  await other.goto(`/agency/${agencyId}/payouts?onboarding=again`);
  await other.getByText('Эта ссылка уже использована или устарела').waitFor();
  await other.getByText('Добавьте банковский счёт').waitFor();
  await looksRight(other, 'agency-account-phone-ru');
  await other.context().close();
});

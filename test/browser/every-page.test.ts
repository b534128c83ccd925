import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import {
  accessibilityProblems,
  type Look,
  launchBrowser,
  onDesktop,
  onPhone,
  settled,
  shoot,
  sidewaysOverflow,
} from './support.ts';

const creatorPages = [
  '/creator',
  '/creator/report',
  '/creator/links',
  '/creator/orders',
  '/creator/commissions',
  '/creator/payouts',
];
const managerPages = ['/manager', '/manager/payouts', '/manager/dead-letters', '/manager/ledger', '/manager/reports'];

interface Setting {
  name: string;
  open: (browser: Browser, look: Look) => Promise<BrowserContext>;
  locale: string;
  colorScheme: 'light' | 'dark';
}

const settings: Setting[] = [
  { name: 'phone-dark-ru', open: onPhone, locale: 'ru-RU', colorScheme: 'dark' },
  { name: 'desktop-light-ru', open: onDesktop, locale: 'ru-RU', colorScheme: 'light' },
];

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;

/** A creator with a long name in two scripts, a link, a visit and an order; and somebody who waits. */
async function arrange(): Promise<void> {
  const manager = await Person.enter(app, 'mara');
  const creator = await Person.enter(app, 'olena');
  const name = 'Олександра Константинопольська-Воскресенська (Olexandra)';
  const mine = await creator.post<{ id: string }>('/v1/applications', application({ displayName: name }));
  await manager.post(`/v1/applications/${mine.body.id}/approve`);
  const brands = await creator.get<{ data: { id: string }[] }>('/v1/brands');
  const products = await creator.get<{ data: { url: string }[] }>(`/v1/brands/${brands.body.data[0]?.id}/products`);
  const link = await creator.post<{ url: string }>('/v1/links', { destination: products.body.data[0]?.url });
  await buy(link.body.url);
  const waiting = await Person.enter(app, 'maximilian', 'facebook');
  await waiting.post('/v1/applications', application({ displayName: 'Maximilian-Ferdinand von und zu Hohenstein' }));
}

async function buy(linkUrl: string): Promise<void> {
  const page = await (await onPhone(browser, { baseURL: app.url })).newPage();
  await page.goto(linkUrl);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.getByRole('button', { name: 'Deliver' }).click();
  await page.context().close();
  await app.worker?.settleAll();
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});

afterAll(() => browser?.close());

/** Answers that say "nobody" and "none yet": the browser logs them, but they are no errors. */
const expectedRefusals = /\/v1\/(me|applications\/mine)$/;

/** Everything that went wrong in the page's own scripts. */
function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expectedRefusals.test(message.location().url)) errors.push(message.text());
  });
  return errors;
}

async function visit(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  await shoot(page, `${path.replaceAll('/', '_').slice(1) || 'sign-in'}-${name}`, { fullPage: true });
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  const words = await page.locator('body').innerText();
  expect(words).not.toMatch(/\b(kit|shell|public|creator|manager|state)\.\w+\.\w+/);
}

describe.each(settings)('every page on $name', ({ name, open, locale, colorScheme }) => {
  const look = () => ({ baseURL: app.url, locale, colorScheme });

  test('the page before signing in, and the application form', async () => {
    const page = await (await open(browser, look())).newPage();
    const errors = collectErrors(page);
    await visit(page, '/', name);
    await visit(page, '/report', name);
    await enterAs(page, app, 'zeynep');
    await visit(page, '/apply', name);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each([
    { portal: 'creator', person: 'olena', paths: creatorPages },
    { portal: 'manager', person: 'mara', paths: managerPages },
  ])('the $portal portal', async ({ person, paths }) => {
    const page = await (await open(browser, look())).newPage();
    const errors = collectErrors(page);
    await enterAs(page, app, person);
    for (const path of paths) await visit(page, path, name);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

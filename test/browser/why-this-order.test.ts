import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

const settings = [
  { name: 'phone', open: onPhone },
  { name: 'desktop', open: onDesktop },
];

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;

async function newCreator(manager: Person, personId: string): Promise<Person> {
  const creator = await Person.enter(app, personId);
  const { body } = await creator.post<{ id: string }>('/v1/applications', application());
  await manager.post(`/v1/applications/${body.id}/approve`);
  return creator;
}

/** Buys what the link leads to, in a browser of its own. */
async function buy(linkUrl: string, form: { email?: string; code?: string } = {}): Promise<void> {
  const page = await (await onPhone(browser, { baseURL: app.url })).newPage();
  await page.goto(linkUrl);
  if (form.email) await page.getByLabel('E-mail').fill(form.email);
  if (form.code) await page.getByLabel('Coupon code').fill(form.code);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.getByRole('button', { name: 'Deliver' }).click();
  await page.context().close();
}

/** Olena's link leads to three orders: her own purchase, one with another creator's code, and one that she earns. */
async function arrange(): Promise<void> {
  const manager = await Person.enter(app, 'mara');
  const olena = await newCreator(manager, 'olena');
  const zeynep = await newCreator(manager, 'zeynep');
  const brands = await olena.get<{ data: { id: string }[] }>('/v1/brands');
  const brandId = brands.body.data[0]?.id;
  const products = await olena.get<{ data: { url: string }[] }>(`/v1/brands/${brandId}/products`);
  const link = await olena.post<{ url: string }>('/v1/links', { destination: products.body.data[0]?.url });
  await zeynep.post('/v1/codes', { brandId, code: 'ZEYNEP10' });
  const { user } = (await olena.get<{ user: { email: string } }>('/v1/me')).body;
  await buy(link.body.url, { email: user.email });
  await buy(link.body.url, { code: 'ZEYNEP10' });
  await buy(link.body.url);
  await app.worker?.settleAll();
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});

afterAll(() => browser?.close());

const signedIn = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await enterAs(page, app, 'olena');
  return page;
};

/** Opens the page of the lost order that gives this reason. */
async function openLost(page: Page, reason: string): Promise<void> {
  await page.goto('/creator/orders?outcome=lost');
  const row = page.locator('li, tr').filter({ hasText: reason });
  await row.getByRole('link', { name: /^Why this order at/ }).click();
}

test.each(settings)('on a $name, a creator sees why she did, and did not, earn an order', async ({ name, open }) => {
  const page = await signedIn(await open(browser, { baseURL: app.url }));
  await page.goto('/creator/orders');
  await page.getByRole('tab', { name: 'Not earned' }).click();
  await page.getByText('the order is your own purchase').waitFor();
  await looksRight(page, `lost-orders-${name}`);

  await openLost(page, 'your own purchase');
  await page.getByRole('heading', { name: 'Nobody earned this order', level: 1 }).waitFor();
  await openLost(page, 'lost to a code');
  await page.getByRole('heading', { name: 'Another creator earned this order', level: 1 }).waitFor();
  await page.getByText('Another creator’s code earned this order.').waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/ZEYNEP10|€/);
  await looksRight(page, `lost-order-${name}`);

  await page.getByRole('link', { name: 'All orders' }).click();
  await page.getByRole('tab', { name: 'Not earned', selected: true }).waitFor();
  await page.getByRole('tab', { name: 'Earned', exact: true }).click();
  const row = page.locator('main').locator('li, tr').filter({ hasText: '€' });
  await row.getByRole('link').first().click();
  await page.getByRole('heading', { name: 'You earned this order', level: 1 }).waitFor();
  await page.getByText('A click counts for').waitFor();
  await looksRight(page, `won-order-${name}`);
  await page.getByRole('link', { name: '1 receipt' }).click();
  await page.getByText('You earn 10 % of it').waitFor();
  await page.context().close();
});

test('in Russian the page speaks Russian to the last sentence', async () => {
  const page = await signedIn(await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' }));
  await page.goto('/creator/orders?outcome=lost');
  await page
    .getByRole('link', { name: /^Почему заказ/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Этот заказ засчитан другому автору', level: 1 }).waitFor();
  await page.getByText('уступил промокоду покупателя').waitFor();
  await looksRight(page, 'lost-order-phone-ru');
  const words = await page.locator('main').innerText();
  expect(words).not.toMatch(/order|click|creator\.\w+/);
  await page.context().close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { application, orderPlaced, signed } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let shop: Awaited<ReturnType<typeof someShop>>['shop'];
let linkUrl: string;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  ({ shop } = await someShop(asSystem(app.ctx, 'test')));
  const manager = await Person.enter(app, 'mara');
  const creator = await Person.enter(app, 'olena');
  const { body } = await creator.post<{ id: string }>(
    '/v1/applications',
    application({ displayName: 'Олена Шевченко-Коваленко' }),
  );
  await manager.post(`/v1/applications/${body.id}/approve`);
  const brands = await creator.get<{ data: { id: string; name: string }[] }>('/v1/brands');
  const brandId = brands.body.data.find(({ name }) => name === 'Casa Lumen')?.id;
  const products = await creator.get<{ data: { url: string }[] }>(`/v1/brands/${brandId}/products`);
  const nord = { brandId: shop.brandId, code: 'NORD15', discount: { percentBps: 1_500 } };
  expect((await creator.post('/v1/codes', nord)).status).toBe(201);
  await app.worker?.settleAll();
  linkUrl = (await creator.post<{ url: string }>('/v1/links', { destination: products.body.data[0]?.url })).body.url;
});

afterAll(() => browser?.close());

const statusOf = async () =>
  (await fetch(linkUrl, { redirect: 'manual', headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140' } }))
    .status;

test('a creator takes a code, and pauses a link until its last day', async () => {
  const page = await (await onPhone(browser, { baseURL: app.url })).newPage();
  await enterAs(page, app, 'olena');
  await page.goto('/creator/links?show=codes');
  await looksRight(page, 'codes-empty-phone');
  await page.getByRole('main').getByRole('button', { name: 'Take a code' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Take a code' }).click();
  await dialog.getByText('Please choose a brand.').waitFor();
  await dialog.getByRole('combobox', { name: 'Brand' }).click();
  await page.getByRole('option', { name: /Casa Lumen/ }).click();
  await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill('olena-10');
  await dialog.getByRole('button', { name: 'Take a code' }).click();
  await dialog.getByText('Please use 3 to 20 letters').waitFor();
  await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill('Olena10');
  await dialog.getByRole('combobox', { name: 'Percent or currency' }).selectOption('EUR');
  await dialog.getByRole('textbox', { name: 'What buyers get off' }).fill('5.50');
  await looksRight(page, 'make-code-phone');
  await dialog.getByRole('button', { name: 'Take a code' }).click();
  await page.getByText('OLENA10', { exact: true }).first().waitFor();
  await page.getByText('€5.50').first().waitFor();
  await looksRight(page, 'codes-phone');

  await page.getByRole('tab', { name: 'Links' }).click();
  expect(await statusOf()).toBe(302);
  await page.getByRole('button', { name: /^Pause or end/ }).click();
  await looksRight(page, 'link-settings-phone');
  await page.getByRole('button', { name: 'Pause the link' }).click();
  await page.getByText('The link is paused.').waitFor();
  await page.getByRole('button', { name: /^Pause or end/ }).click();
  await page.getByRole('button', { name: 'Let it lead there again' }).click();
  await page.getByText('The link leads there again.').waitFor();
  await page.context().close();
});

test('a creator makes a link with an address of her own and a last day, and sees what it brings on its page', async () => {
  const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  await enterAs(page, app, 'olena');
  await page.goto('/creator/links');
  await page.getByRole('button', { name: 'Make a link' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Brand' }).click();
  await page.getByRole('option', { name: /Casa Lumen/ }).click();
  await dialog.getByRole('combobox', { name: 'Search products' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByText('Story', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Own address, last day, marks' }).click();
  await dialog.getByRole('textbox', { name: 'End of the address' }).fill('no spaces');
  await dialog.getByLabel('Last day').fill('2030-12-24');
  await dialog.getByRole('textbox', { name: 'Mark 1' }).fill('advent');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  await dialog.getByText('Please use 4 to 32 letters').waitFor();
  await dialog.getByRole('textbox', { name: 'End of the address' }).fill('OlenasLamp');
  await looksRight(page, 'make-link-desktop');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  await dialog.getByText('/r/olenaslamp').first().waitFor();
  await page.keyboard.press('Escape');
  await fetch(`${app.url}/r/olenaslamp`, { redirect: 'manual', headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux)' } });
  await page.getByRole('link', { name: /olenaslamp/ }).click();
  await page.getByRole('heading', { level: 1, name: /olenaslamp/ }).waitFor();
  await page.getByText('advent').waitFor();
  await page.getByText(/24.*2030/).waitFor();
  for (const format of ['SVG', 'PNG']) {
    const href = await page.getByRole('link', { name: `Download ${format}` }).getAttribute('href');
    expect((await page.request.get(href ?? '')).headers()['content-type']).toMatch(format === 'SVG' ? /svg/ : /png/);
  }
  await looksRight(page, 'link-desktop');
  const { pathname } = new URL(page.url());
  await page.context().close();

  const phone = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
  await enterAs(phone, app, 'olena');
  await phone.goto(pathname);
  await phone.getByRole('heading', { name: 'О ссылке' }).waitFor();
  await phone.getByRole('link', { name: 'Скачать PNG' }).waitFor();
  await looksRight(phone, 'link-phone-ru');
  await phone.context().close();
});

test('a manager corrects an event that could not be taken, takes it in, and leaves another', async () => {
  const address = `${app.url}/v1/shops/${shop.id}/events`;
  const wrong = orderPlaced({ currency: 'EURO' });
  expect((await fetch(address, signed(shop.secret, wrong))).status).toBe(422);
  expect((await fetch(address, signed(shop.secret, undefined, { body: 'no JSON' }))).status).toBe(422);

  const twice = orderPlaced();
  expect((await fetch(address, signed(shop.secret, twice, { id: 'msg_twice' }))).status).toBe(200);
  const other = { ...twice, data: { ...twice.data, country: 'PT' } };
  expect((await fetch(address, signed(shop.secret, other, { id: 'msg_twice' }))).status).toBe(409);

  const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  await enterAs(page, app, 'mara');
  await page.goto('/manager');
  await page.getByRole('link', { name: 'Events not taken' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Events not taken' }).waitFor();
  await looksRight(page, 'dead-letters-desktop');
  await page.getByRole('row').filter({ hasText: 'not valid JSON' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Leave it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('A test of the shop');
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await page.getByText('A test of the shop').waitFor();

  await page.getByRole('link', { name: 'All events not taken' }).click();
  await page.getByRole('row').filter({ hasText: 'Sent twice' }).getByRole('link').click();
  const [first, second] = [/^The first one, which counts/, /^The second one/].map((name) =>
    page.getByRole('textbox', { name }),
  );
  expect(await first?.inputValue()).toContain('"country": "ES"');
  expect(await second?.inputValue()).toContain('"country": "PT"');
  await looksRight(page, 'conflict-desktop');

  await page.getByRole('link', { name: 'All events not taken' }).click();
  await page.getByRole('row').filter({ hasText: 'Refused' }).getByRole('link').first().click();
  const body = page.getByRole('textbox', { name: 'What the shop sent' });
  await body.fill((await body.inputValue()).replace('EURO', 'EUR'));
  await looksRight(page, 'dead-letter-desktop');
  await page.getByRole('button', { name: 'Take in the corrected one' }).click();
  await page.getByText(/^Taken in: /).waitFor();
  await app.worker?.settleAll();
  const kept = await app.ctx.mongo.collection('orders').countDocuments({ externalId: wrong.data.orderId });
  expect(kept).toBe(1);
  await page.context().close();

  const phone = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
  await enterAs(phone, app, 'mara');
  await phone.goto('/manager/dead-letters?state=dismissed');
  await phone.getByRole('link', { name: shop.name }).first().click();
  await phone.getByRole('heading', { name: 'В чём ошибка' }).waitFor();
  await looksRight(phone, 'dead-letter-phone-ru');
  await phone.getByRole('button', { name: 'Ещё' }).click();
  await looksRight(phone, 'more-phone-ru');
  await phone.getByRole('navigation').getByRole('link', { name: 'Книга учёта' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Книга учёта' }).waitFor();
  await phone.context().close();
});

test('an owner finds creators, and says for how long a click counts at her brand', async () => {
  const owner = await Person.enter(app, 'lucie');
  const { user } = (await owner.get<{ user: { id: string } }>('/v1/me')).body;
  const membership = { userId: user.id, kind: 'brand', ref: shop.brandId, state: 'active', role: 'owner' } as const;
  await setMembership(asSystem(app.ctx, 'test'), { ...membership, title: 'Лавка Световых Приборов Норд' });
  const page = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
  await enterAs(page, app, 'lucie');
  await page.goto(`/brand/${shop.brandId}/creators`);
  await page.getByText('Олена Шевченко-Коваленко').waitFor();
  await looksRight(page, 'find-creators-phone-ru');
  await page.getByRole('combobox', { name: 'Страна' }).selectOption('PT');
  await page.getByRole('button', { name: /^Сохранить в список/ }).click();
  await page.getByRole('textbox', { name: 'Новый список' }).fill('Весна');
  await page.getByRole('button', { name: 'Создать и сохранить' }).click();
  await page.getByText('Сохранено в «Весна».').waitFor();
  await page.getByRole('searchbox', { name: 'Имена, аккаунты, темы' }).fill('никто');
  await page.getByText('Никто не подходит под всё сразу').waitFor();
  await page.getByRole('tab', { name: 'Рекомендации' }).click();
  await page.getByText('Товаров пока нет').waitFor();
  await page.goto(`/brand/${shop.brandId}/shops`);
  await page.getByText('Без автора').first().waitFor();
  await page.getByText('Этот номер события уже был использован').first().waitFor();
  await looksRight(page, 'shops-phone-ru');
  await page.goto(`/brand/${shop.brandId}/attribution`);
  await page.getByRole('textbox', { name: 'Сколько дней засчитывается переход' }).fill('7');
  await page.getByRole('radio', { name: 'Нет, последнее касание' }).check();
  await page.getByText('NORD15').waitFor();
  await looksRight(page, 'attribution-phone-ru');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Сохранено. Действует для новых заказов.').waitFor();
  await page.getByText('Сейчас действует: 7 дн.').waitFor();
  await page.context().close();
});

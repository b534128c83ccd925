import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdCommissions, reverseCommissions } from '../../src/commissions/index.ts';
import { commissions } from '../../src/commissions/model.ts';
import { asSystem } from '../../src/context.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { application } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { accessibilityProblems, launchBrowser, looksRight as looksWell, onDesktop, onPhone, shoot } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let manager: Person;
let creatorId: string;

/** Olena sells three things: one is held, one reversed, one earned under boosts. */
async function arrange(): Promise<void> {
  manager = await Person.enter(app, 'mara');
  const olena = await Person.enter(app, 'olena');
  const mine = await olena.post<{ id: string }>('/v1/applications', application({ displayName: 'Olena' }));
  creatorId = mine.body.id;
  await manager.post(`/v1/applications/${creatorId}/approve`);
  const brandId = (await olena.get<{ data: { id: string }[] }>('/v1/brands')).body.data[0]?.id;
  const products = await olena.get<{ data: { url: string }[] }>(`/v1/brands/${brandId}/products`);
  const link = await olena.post<{ url: string }>('/v1/links', { destination: products.body.data[0]?.url });
  const until = new Date(app.ctx.clock.now().getTime() + 86_400_000).toISOString();
  const boost = {
    scope: 'boost',
    name: 'Night of lamps',
    match: { brandId },
    pay: { kind: 'boost', boostBps: 250 },
    until,
  };
  expect((await manager.post('/v1/rules', boost)).status).toBe(201);
  for (let count = 0; count < 3; count += 1) await buy(link.body.url);
  await app.worker?.settleAll();
  const ids = (await commissions(app.ctx).find({ creatorId }).sort({ _id: 1 }).lean()).map((row) => row._id);
  await inTransaction(asSystem(app.ctx, 'test'), async (tx) => {
    await holdCommissions(tx, ids.slice(0, 1), 'cas_1', 'We ask the shop whether this order is real.');
    const evidence = 'The same card paid for eleven orders within four minutes.';
    await reverseCommissions(tx, ids.slice(1, 2), { reason: 'consumer_fraud', evidence });
  });
}

async function buy(linkUrl: string): Promise<void> {
  const page = await (await onPhone(browser, { baseURL: app.url })).newPage();
  await page.goto(linkUrl);
  await page.getByRole('button', { name: 'Buy' }).click();
  await page.context().close();
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});
afterAll(() => browser?.close());

const looksRight = (page: Page, name: string) => looksWell(page, name, 'rules', 'receipts');

const signedIn = async (context: BrowserContext, person: string): Promise<Page> => {
  const page = await context.newPage();
  await enterAs(page, app, person);
  return page;
};

test('a manager sees whom a rule would affect before it is in force, changes it, and ends it', async () => {
  const page = await signedIn(await onDesktop(browser, { baseURL: app.url }), 'mara');
  await page.goto('/manager/rules');
  await page.getByText('Night of lamps').waitFor();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Brand' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByLabel('Name').fill('Casa Lumen, autumn');
  await dialog.getByLabel('Per cent').fill('120');
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  await dialog.getByText('is more than 100 %').waitFor();
  await dialog.getByLabel('Per cent').fill('20');
  await dialog.getByRole('button', { name: 'Who is affected?' }).click();
  await dialog.getByText('By the orders of the last 30 days').waitFor();
  await looksRight(page, 'rule-form-desktop');
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Casa Lumen, autumn' });
  await row.getByText('20%').waitFor();
  await row.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('dialog').getByLabel('Per cent').fill('15');
  await page.getByRole('dialog').getByRole('button', { name: 'Who is affected?' }).click();
  await page.getByText('It pays less: those who promote already get it from').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click();
  const changed = page.getByRole('row').filter({ hasText: 'Version 2' });
  await changed.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('dialog').getByText('Version 1').waitFor();
  await looksRight(page, 'rule-versions-desktop');
  await page.keyboard.press('Escape');
  await changed.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await changed.getByText('Ended, protected').first().waitFor();
  await looksRight(page, 'rules-desktop');
  await page.context().close();
});

test('an admin sets the caps beside the rules, with what is wrong at its field, and sees them in force', async () => {
  const page = await signedIn(await onDesktop(browser, { baseURL: app.url }), 'mara');
  await page.goto('/manager/rules');
  await page.getByText('Cap on an order: no limit.').waitFor();
  await page.getByRole('button', { name: 'Change caps' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Most per order').fill('-1');
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  await expect.poll(() => dialog.getByLabel('Most per order').getAttribute('aria-invalid')).toBe('true');
  await dialog.getByLabel('Most per order').fill('250');
  await dialog.getByLabel('Most per creator and month').fill('4000');
  expect(await accessibilityProblems(page)).toEqual([]);
  await shoot(page, 'manager_rules-caps');
  await dialog.getByRole('button', { name: 'Put in force' }).click();
  await page.getByText('Cap on an order: €250.00. On a creator’s month: €4,000.00.').waitFor();
  await page.context().close();
});

test('a statement of an account shows what moved, with the balance before and after', async () => {
  const page = await signedIn(await onDesktop(browser, { baseURL: app.url }), 'jonas');
  await page.goto('/manager/ledger');
  await page.getByLabel('Owner’s id').fill(creatorId);
  await page.getByRole('combobox', { name: 'Account' }).click();
  await page.getByRole('option', { name: 'Creators, pending' }).click();
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText('Balance before').waitFor();
  await page.getByRole('table', { name: 'Statement of an account' }).waitFor();
  await looksRight(page, 'statement-desktop');
  await page.context().close();
});

test('a creator reads what moved on her own accounts, each movement leading to what it was for', async () => {
  const page = await signedIn(await onDesktop(browser, { baseURL: app.url }), 'olena');
  await page.goto('/creator/payouts');
  const movements = page.getByRole('region', { name: 'Account movements' });
  await movements.getByRole('combobox', { name: 'Account' }).click();
  await page.getByRole('option', { name: 'Earned, not locked in yet' }).click();
  await movements.getByRole('link', { name: 'Order: sold, changed or returned' }).first().waitFor();
  await movements.getByRole('link', { name: 'Decision about a commission' }).waitFor();
  await looksRight(page, 'movements-desktop');
  await movements.getByLabel('Currency').fill('XYZ');
  await movements.getByText('is not a currency of ISO 4217').waitFor();
  await page.context().close();
  const phone = await signedIn(await onPhone(browser, { baseURL: app.url, locale: 'ru-RU' }), 'olena');
  await phone.goto('/creator/payouts');
  await phone.getByText('Движение средств').waitFor();
  await looksRight(phone, 'movements-phone-ru');
  await phone.context().close();
});

test('what is wrong with a rule is said at its field, in Russian too', async () => {
  const page = await signedIn(await onDesktop(browser, { baseURL: app.url, locale: 'ru-RU' }), 'mara');
  await page.goto('/manager/rules');
  await page.getByRole('button', { name: 'Добавить правило' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Бренд' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByLabel('Процентов').fill('101');
  await dialog.getByRole('button', { name: 'Ввести в действие' }).click();
  await dialog.getByText('больше 100 %').waitFor();
  await dialog.getByText('сумму за штуку').click();
  await dialog.getByLabel('Сумма').fill('-1');
  await dialog.getByLabel('Валюта').fill('XYZ');
  await dialog.getByRole('button', { name: 'Ввести в действие' }).click();
  await dialog.getByText('меньше нуля').waitFor();
  await dialog.getByText('такой валюты в ISO 4217 нет').waitFor();
  await shoot(page, 'rule-form-wrong-ru');
  await dialog.getByText('долю').click();
  for (let count = 0; count < 2; count += 1) {
    await dialog.getByLabel('Процентов').fill('7');
    await dialog.getByRole('button', { name: 'Ввести в действие' }).click();
    if (count > 0) break;
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Добавить правило' }).click();
    await dialog.getByRole('combobox', { name: 'Бренд' }).click();
    await page.getByRole('option').first().click();
  }
  await dialog.getByText('пересекается с правилом').waitFor();
  await page.context().close();
});

test.each([
  { name: 'desktop', open: onDesktop, locale: 'en-GB', held: 'On hold', appeal: /You can object until/ },
  { name: 'phone-ru', open: onPhone, locale: 'ru-RU', held: 'На удержании', appeal: /Возразить можно до/ },
])(
  'a creator sees boosts, holds with their reason, and reversals with evidence on $name',
  async ({ name, open, locale, held, appeal }) => {
    const page = await signedIn(await open(browser, { baseURL: app.url, locale }), 'olena');
    const ids = (await commissions(app.ctx).find({ creatorId }).sort({ _id: 1 }).lean()).map((row) => row._id);
    await page.goto(`/creator/commissions/${ids[0]}`);
    await page.getByText(held, { exact: true }).waitFor();
    await page.getByText('We ask the shop whether this order is real.').first().waitFor();
    await looksRight(page, `commission-held-${name}`);
    await page.goto(`/creator/commissions/${ids[1]}`);
    await page.getByText('The same card paid for eleven orders').first().waitFor();
    await page.getByText(appeal).first().waitFor();
    await looksRight(page, `commission-reversed-${name}`);
    await page.goto(`/creator/commissions/${ids[2]}`);
    await page
      .getByText(/Night of lamps/)
      .first()
      .waitFor();
    await looksRight(page, `commission-boost-${name}`);
    await page.context().close();
  },
);

test('rules and ledger on a phone, in Russian', async () => {
  const page = await signedIn(await onPhone(browser, { baseURL: app.url, locale: 'ru-RU' }), 'mara');
  await page.goto('/manager/rules');
  await page.getByText('Night of lamps').first().waitFor();
  await looksRight(page, 'rules-phone-ru');
  await page.getByRole('button', { name: 'Добавить правило' }).click();
  await page.getByRole('dialog').waitFor();
  await looksRight(page, 'rule-form-phone-ru');
  await page.goto('/manager/ledger');
  await page.getByText('Выписка по счёту').first().waitFor();
  await looksRight(page, 'ledger-phone-ru');
  await page.context().close();
});

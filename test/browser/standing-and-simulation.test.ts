import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../src/context.ts';
import { importRates } from '../../src/fx/index.ts';
import { addDays, utcDay } from '../../src/kit/clock.ts';
import { evaluateDue } from '../../src/standing/index.ts';
import { application } from '../builders.ts';
import { receiptOf } from '../simulation/receipt.ts';
import { decided } from '../standing/decided.ts';
import { meOf } from '../support/callers.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import {
  accessibilityProblems,
  launchBrowser,
  onDesktop,
  onPhone,
  settled,
  shoot,
  sidewaysOverflow,
} from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;

/** Inês has sold for 6,234 euros in the last months; rates are known. */
async function arrange(): Promise<void> {
  const system = asSystem(app.ctx, 'test');
  const now = app.ctx.clock.now();
  const days = Array.from({ length: 500 }, (_, back) => utcDay(addDays(now, -back)));
  const cubes = days.map((day) => `<Cube time="${day}"><Cube currency="USD" rate="1.1"/></Cube>`);
  await importRates(system, cubes.join(''), 'test');
  const [manager, ines] = [new Person(app), new Person(app)];
  await manager.signIn('google', 'mara');
  await ines.signIn('google', 'ines');
  const mine = await ines.post<{ id: string }>('/v1/applications', application());
  await manager.post(`/v1/applications/${mine.body.id}/approve`);
  const creatorId = (await meOf(ines)).memberships.find((each) => each.creatorId)?.creatorId ?? '';
  for (let back = 2; back < 80; back += 13)
    await decided(system, creatorId, addDays(now, -back), {
      orderId: `ord_${back}`,
      lineId: '1',
      brandId: 'brn_a',
      amountMinor: 10_390,
      netMinor: 103_900,
      placedAt: addDays(now, -back - 20),
      receipt: receiptOf({ baseMinor: 103_900, grossMinor: 10_390 }),
    } as never);
  await system.mongo.collection('standing_state').deleteMany({});
  await evaluateDue(system);
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});
afterAll(() => browser?.close());

async function lookAt(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await shoot(page, `${path.replaceAll('/', '_').slice(1)}-${name}`, { fullPage: true });
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await page.locator('body').innerText()).not.toMatch(/\b(standing|standingNames|programme)\.\w+\.\w+/);
}

describe('a creator', () => {
  test('sees her tier, what is missing to the next, the four pieces of evidence and her history', async () => {
    const page = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
    await enterAs(page, app, 'ines');
    await lookAt(page, '/creator/standing', 'phone-dark-ru');
    await page.context().close();
    const wide = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(wide, app, 'ines');
    await lookAt(wide, '/creator/standing', 'desktop-light-en');
    const body = await wide.locator('main').innerText();
    expect(body).toMatch(/€6,234\.00 of €25k/i);
    expect(body).toContain('€18,766.00 more approved net sales, and you are in Gold: +2% on every sale.');
    expect(body).toContain('Tier: Bronze → Silver');
    await lookAt(wide, '/creator/payouts', 'movements-desktop-light-en');
    const [file] = await Promise.all([
      wide.waitForEvent('download'),
      wide.getByRole('link', { name: 'Whole period as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^account-statement-creator-payable-EUR-.*\.csv$/);
    await wide.context().close();
  });
});

describe('an admin', () => {
  test('tries another rate on the past months, and sees who loses what, as a table, a chart and CSV', async () => {
    const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(page, app, 'mara');
    await lookAt(page, '/manager/simulations', 'desktop-light-en');
    await page.getByLabel('Name').fill('Eight per cent');
    await page.getByLabel('From month').selectOption({ index: 5 });
    await page.getByText('Rates', { exact: true }).click();
    await page.getByLabel('Programme rate, %').fill('8');
    await page.getByRole('button', { name: 'Rate of a category' }).click();
    await page.getByRole('textbox', { name: 'Category', exact: true }).fill('games');
    await page.getByLabel('Category: rate, %').fill('20');
    await shoot(page, 'manager_simulations-form', { fullPage: true });
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { level: 1, name: 'Eight per cent' }).waitFor();
    await page.getByText('Who loses most').waitFor();
    await expect.poll(() => page.locator('main').innerText(), { timeout: 15_000 }).toContain('€498.72');
    await lookAt(page, new URL(page.url()).pathname, 'simulation-desktop-light-en');
    const outcome = page.getByRole('region', { name: 'What came out' });
    expect(await outcome.innerText()).toMatch(/You would have paid 20% less: €124\.68 saved\.\s+1 creator loses\./);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'All creators as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Eight per cent-creators.csv');
    await page.context().close();
  });

  test('proves first that nothing changed comes to nothing, to the cent', async () => {
    const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(page, app, 'mara');
    await page.goto('/manager/simulations');
    await page.getByRole('button', { name: 'Proof: nothing changed' }).click();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('You would have paid exactly the same.').waitFor({ timeout: 15_000 });
    await page.getByText('Payee', { exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'Creators' }).first().waitFor();
    await lookAt(page, new URL(page.url()).pathname, 'proof-desktop-light-en');
    const path = new URL(page.url()).pathname;
    await page.context().close();
    const phone = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU' })).newPage();
    await enterAs(phone, app, 'mara');
    await lookAt(phone, path, 'proof-phone-light-ru');
    await app.ctx.mongo
      .collection('simulations')
      .updateOne(
        { _id: path.split('/').at(-1) as never },
        { $set: { state: 'failed', failure: { reason: 'record', at: app.ctx.clock.now() } } },
      );
    await lookAt(phone, path, 'failed-phone-light-ru');
    await phone.getByText('шесть раз подряд не удалось посчитать').waitFor();
    await phone.getByRole('button', { name: 'Запустить ещё раз' }).click();
    await phone.getByText('Вы заплатили бы ровно столько же').waitFor({ timeout: 15_000 });
    await phone.context().close();
  });

  test('compares two questions side by side, and takes one to the settings', async () => {
    const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(page, app, 'mara');
    await page.goto('/manager/simulations');
    await page.getByRole('button', { name: 'One per cent more for everybody' }).click();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('You would have paid 10% more').waitFor({ timeout: 15_000 });
    await page.getByRole('link', { name: 'Simulations' }).last().click();
    for (const name of ['Eight per cent', 'One per cent more for everybody'])
      await page.getByRole('checkbox', { name: `Compare ${name}` }).check();
    await page.getByRole('link', { name: 'Compare 2' }).click();
    await page.getByText('You would have paid 20% less').waitFor();
    await lookAt(page, new URL(page.url()).pathname + new URL(page.url()).search, 'compare-desktop-light-en');
    await page.getByRole('link', { name: 'One per cent more for everybody' }).click();
    await page.getByRole('link', { name: 'Put in force' }).click();
    await page.getByText('These changes come from the simulation').waitFor();
    expect(await page.getByLabel('Programme rate, %').inputValue()).toBe('11');
    await page.getByRole('button', { name: 'Preview and save' }).click();
    await page.getByRole('dialog').getByText('Counts for order lines that are seen for the first time').waitFor();
    await shoot(page, 'manager_settings-effects');
    await page.context().close();
  });

  test('finds every setting: a cap, a signal that is switched off, a least payout of a currency, each with what is wrong', async () => {
    const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(page, app, 'mara');
    await page.goto('/manager/settings');
    await page.getByLabel('Most per order, EUR').fill('-5');
    await page.getByRole('button', { name: 'Add a currency' }).click();
    await page.getByLabel('Currency', { exact: true }).fill('PLN');
    await page.getByLabel('PLN: Least payout').fill('100');
    await page.getByLabel('Signals that are switched off').first().click();
    await page.getByRole('option', { name: 'Click flood' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Preview and save' }).click();
    await page.getByText('Some fields are not accepted').waitFor();
    await page.getByLabel('Most per order, EUR').fill('500');
    await page.getByRole('button', { name: 'Preview and save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Counts from the next payout run on.').waitFor();
    expect(await dialog.innerText()).toContain('Signals that are switched off: nothing Click flood');
    await dialog.getByRole('button', { name: 'Save as version' }).click();
    await page.getByText('Version 1').first().waitFor();
    expect(await page.getByLabel('Most per order, EUR').inputValue()).toBe('500');
    await page.getByText('By currency, PLN: nothing 100').waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Brought back version 0').waitFor();
    await page.context().close();
  });

  test('changes a tier after seeing who is affected, and takes it back', async () => {
    const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(page, app, 'mara');
    await lookAt(page, '/manager/settings', 'desktop-light-en');
    await page.getByLabel('Silver: From').fill('30000');
    await page.getByRole('button', { name: 'Preview and save' }).click();
    await page.getByText('Gold has to start above Silver').waitFor();
    await page.getByLabel('Silver: From').fill('7000');
    await page.getByRole('button', { name: 'Preview and save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Silver → Bronze').waitFor();
    await shoot(page, 'manager_settings-preview');
    await dialog.getByRole('button', { name: 'Save as version 3' }).click();
    const third = page.getByRole('row').filter({ hasText: 'Version 3' });
    await third.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Brought back version 2').waitFor();
    await page.context().close();
  });

  test('finds goals, settings and simulations on a phone, in Russian, in the dark', async () => {
    const page = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
    await enterAs(page, app, 'mara');
    for (const path of ['/manager/goals', '/manager/settings', '/manager/simulations'])
      await lookAt(page, path, 'phone-dark-ru');
    await page.context().close();
    const wide = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await enterAs(wide, app, 'mara');
    await lookAt(wide, '/manager/goals', 'desktop-light-en');
    await wide.context().close();
  });
});

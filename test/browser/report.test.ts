import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { addDays } from '../../src/kit/clock.ts';
import { writeClicks } from '../../src/links/write-clicks.ts';
import { createIntake, processEvents } from '../../src/orders/index.ts';
import { takeInResults } from '../../src/reports/index.ts';
import { orderLine, orderPlaced, unique } from '../builders.ts';
import { meOf } from '../support/callers.ts';
import { report } from '../support/orders.ts';
import { Person } from '../support/person.ts';
import { someClick, someProgramme } from '../support/results.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let brandId: string;
let agencyId: string;

/** A month of clicks and orders of a brand's three creators, one of whom is the reader. */
beforeAll(async () => {
  app = await startApp({ mode: 'serve' }, { DEMO: 'false' });
  browser = await launchBrowser();
  const ctx = asSystem(app.ctx, 'test');
  const { shop, touches, agencyId: ofRoster } = await someProgramme(ctx);
  [brandId, agencyId] = [shop.brand._id, ofRoster];
  const intake = createIntake(ctx, () => undefined);
  for (const [index, touch] of touches.entries()) {
    const clicks = Array.from({ length: 30 }, (_, back) => back).flatMap((back) =>
      Array.from({ length: 3 + ((back * (index + 2) * 7) % 23) }, () =>
        someClick(touch.link, addDays(ctx.clock.now(), -back)),
      ),
    );
    await writeClicks(ctx, { id: unique('cls'), clicks });
    for (let order = 0; order < 4; order += 1)
      await report(
        ctx,
        intake,
        shop,
        orderPlaced({
          clickId: touch.clickId(),
          country: order % 2 ? 'FR' : 'ES',
          lines: [orderLine({ sku: order % 2 ? 'LAMP' : 'MUG' })],
        }),
      );
  }
  while ((await processEvents(ctx)) > 0);
  while ((await takeInResults(ctx)) > 0);
  const join = async (id: string, kind: 'brand' | 'agency', ref: string) => {
    const person = await Person.enter(app, id);
    await setMembership(ctx, {
      userId: (await meOf(person)).user.id,
      kind,
      ref,
      state: 'active',
      role: 'owner',
      title: 'Faro',
    });
  };
  await join('aoife', 'brand', brandId);
  await join('ines', 'agency', agencyId);
});

afterAll(() => browser?.close());

const desktop = { look: 'desktop-light-en', open: onDesktop, locale: 'en-GB', colorScheme: 'light' as const };
const phone = { look: 'phone-dark-ru', open: onPhone, locale: 'ru-RU', colorScheme: 'dark' as const };

test.each([
  { portal: 'brand', person: 'aoife', path: () => `/brand/${brandId}/report`, ...desktop },
  { portal: 'brand', person: 'aoife', path: () => `/brand/${brandId}/report`, ...phone },
  { portal: 'agency', person: 'ines', path: () => `/agency/${agencyId}/report`, ...phone },
  { portal: 'manager', person: 'mara', path: () => '/manager/report', ...desktop },
])('the $portal reads results, compared, told apart ($look)', async (place) => {
  const { portal, person, path, look, open, locale, colorScheme } = place;
  const page = await (await open(browser, { baseURL: app.url, locale, colorScheme })).newPage();
  await page.goto('/');
  await enterAs(page, app, person);
  await page.goto(`${path()}?by=creator&compare=previous`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.recharts-area-curve').last().waitFor();
  await looksRight(page, `report-${portal}-${look}`);
  await page.context().close();
});

test('a brand goes from its sum to one creator’s days, to products, and takes the table home', async () => {
  const page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  await page.goto('/');
  await enterAs(page, app, 'aoife');
  await page.goto(`/brand/${brandId}`);
  await page.getByRole('link', { name: 'Results' }).click();
  await page.getByText('12', { exact: true }).first().waitFor();
  await page.getByLabel('Tell apart by', { exact: true }).selectOption('By product');
  const table = page.getByRole('table', { name: 'By product' });
  await table.getByRole('button', { name: 'Lamp' }).waitFor();
  expect(await table.locator('tbody tr').count()).toBe(2);
  expect(await table.locator('tfoot').innerText()).toMatch(/Total\s+[\d,]+\s+12\s/);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV of the table' }).click();
  expect((await download).suggestedFilename()).toMatch(/^results-by-product-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  await table.getByRole('button', { name: 'Lamp' }).click();
  await page.getByRole('table', { name: 'By day' }).waitFor();
  await page.getByRole('button', { name: 'Show everything again, not only Lamp' }).click();
  await table.waitFor();
  await page.getByLabel('Days', { exact: true }).selectOption('Choose days');
  await page.getByLabel('From', { exact: true }).fill('2020-01-01');
  await page.getByLabel('To', { exact: true }).fill('2020-01-31');
  await page.getByText('Nothing in these days').waitFor();
  await page.context().close();
});

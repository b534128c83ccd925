import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantManager } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { addressHash } from '../../src/creators/index.ts';
import { application, orderPlaced, signed } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { signInAs } from './sandbox-people.ts';
import { accessibilityProblems, launchBrowser, onDesktop, onPhone, shoot, sidewaysOverflow } from './support.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;

/** Olena earns seven orders of one buyer: the watch opens a case. Zeynep reviews, and so does Jonas. */
async function arrange(): Promise<void> {
  const system = asSystem(app.ctx, 'test');
  const manager = new Person(app);
  await manager.signIn('google', 'mara');
  for (const personId of ['zeynep', 'mateusz']) {
    const reviewer = new Person(app);
    await reviewer.signIn('google', personId);
    const { user } = (await reviewer.get<{ user: { id: string } }>('/v1/me')).body;
    await grantManager(system, { userId: user.id, role: 'reviewer' });
  }
  const olena = new Person(app);
  await olena.signIn('google', 'olena');
  const mine = await olena.post<{ id: string }>('/v1/applications', application({ displayName: 'Olena Kovalenko' }));
  await manager.post(`/v1/applications/${mine.body.id}/approve`);
  const { shop, domain } = await someShop(system);
  const link = await olena.post<{ url: string }>('/v1/links', { destination: `https://${domain}/` });
  for (let count = 0; count < 7; count += 1) {
    const visit = await fetch(link.body.url, { redirect: 'manual', headers: { 'user-agent': AGENT } });
    const clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('kclid');
    const placedAt = new Date(app.ctx.clock.now().getTime() + 60_000).toISOString();
    const placed = orderPlaced({ clickId, placedAt, customerHash: addressHash('aunt@example.org') });
    await fetch(`${app.url}/v1/shops/${shop.id}/events`, signed(shop.secret, placed));
  }
  await app.worker?.settleAll();
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});

afterAll(() => browser?.close());

async function looksRight(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await shoot(page, name, { fullPage: true });
  expect(await sidewaysOverflow(page), name).toBe(0);
  expect(await accessibilityProblems(page), name).toEqual([]);
  expect(await page.locator('body').innerText()).not.toMatch(/\b(trust|questions)\.\w+/);
}

async function enter(
  personId: string,
  open = onDesktop,
  look: { locale?: string; colorScheme?: 'dark' } = {},
): Promise<Page> {
  const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
  await signInAs(page, 'Google', personId);
  return page;
}

test('a case goes from a signal to a decision by key, an appeal by phone, and another reviewer’s answer', {
  timeout: 300_000,
}, async () => {
  const reviewer = await enter('zeynep');
  await reviewer.getByRole('link', { name: 'Cases' }).first().click();
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).waitFor();
  await looksRight(reviewer, 'cases-desktop');
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).click();
  await reviewer.getByRole('heading', { name: 'One buyer, perhaps herself' }).waitFor();
  await reviewer.getByText('One buyer placed 7 of 7 orders.').waitFor();
  await looksRight(reviewer, 'case-desktop');
  await reviewer.keyboard.press('r');
  await reviewer.getByLabel('Reason', { exact: true }).fill('Seven orders of one buyer within a minute.');
  await reviewer.getByRole('button', { name: 'Reverse', exact: true }).last().click();
  await reviewer.getByText('Reversed', { exact: true }).waitFor();
  await looksRight(reviewer, 'case-decided-desktop');

  const creator = await enter('olena', onPhone);
  await creator.goto('/creator/questions');
  await creator.getByText('Seven orders of one buyer within a minute.').waitFor();
  await creator.getByRole('button', { name: 'Object' }).click();
  await creator.getByRole('button', { name: 'Send' }).click();
  await creator.getByText('Write at least 20 letters.').waitFor();
  await creator.getByLabel('Tell us in your own words').fill('My aunt runs a shop of her own and bought lamps for it.');
  await looksRight(creator, 'question-phone');
  await creator.getByRole('button', { name: 'Send' }).click();
  await creator.getByText('Another reviewer reads it.').waitFor();

  await reviewer.goto('/manager/cases?state=appealed');
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).click();
  await reviewer.getByText('another reviewer answers').waitFor();
  const colleague = await enter('mateusz');
  await colleague.goto(reviewer.url());
  await colleague.getByText('My aunt runs a shop of her own').waitFor();
  await colleague.getByLabel('Reason', { exact: true }).fill('The aunt’s shop exists; these are real orders.');
  await looksRight(colleague, 'case-appeal-desktop');
  await colleague.getByRole('button', { name: 'Grant', exact: true }).click();
  await colleague.getByText('Granted', { exact: true }).waitFor();

  await creator.reload();
  await creator.getByText('You were right: the decision was taken back.').waitFor();
  await looksRight(creator, 'question-answered-phone');
  for (const page of [reviewer, creator, colleague]) await page.context().close();
});

test('in Russian and in the dark the desk and the creator’s page speak Russian', { timeout: 200_000 }, async () => {
  const look = { locale: 'ru-RU', colorScheme: 'dark' } as const;
  const reviewer = await enter('zeynep', onPhone, look);
  await reviewer.goto('/manager/cases?state=closed');
  await looksRight(reviewer, 'cases-phone-ru');
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).click();
  await reviewer.getByRole('heading', { name: 'Что обнаружено' }).waitFor();
  await looksRight(reviewer, 'case-phone-ru');
  const creator = await enter('olena', onDesktop, look);
  await creator.goto('/questions');
  await creator.getByText('Вы были правы: решение отменено.').waitFor();
  await looksRight(creator, 'question-desktop-ru');
  for (const page of [reviewer, creator]) await page.context().close();
});

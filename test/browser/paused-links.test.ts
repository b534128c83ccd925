import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantManager } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { raiseFlag } from '../../src/trust/index.ts';
import { application } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight as looksWell, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let creatorId: string;
let brandIds: string[];
let linkUrl: string;

/** Olena has two links to a brand; Zeynep reviews. */
async function arrange(): Promise<void> {
  const system = asSystem(app.ctx, 'test');
  const manager = await Person.enter(app, 'mara');
  const reviewer = await Person.enter(app, 'zeynep');
  const { user } = (await reviewer.get<{ user: { id: string } }>('/v1/me')).body;
  await grantManager(system, { userId: user.id, role: 'reviewer' });
  const olena = await Person.enter(app, 'olena');
  const applied = application({ displayName: 'Olena Kovalenko', languages: ['ru'] });
  creatorId = (await olena.post<{ id: string }>('/v1/applications', applied)).body.id;
  await manager.post(`/v1/applications/${creatorId}/approve`);
  const { domain, brand } = await someShop(system);
  brandIds = [brand._id];
  linkUrl = (await olena.post<{ url: string }>('/v1/links', { destination: `https://${domain}/lamps` })).body.url;
  await olena.post('/v1/links', { destination: `https://${domain}/chairs` });
  await unmarkedContent();
}

/** What a check of her content found. */
const unmarkedContent = () =>
  raiseFlag(asSystem(app.ctx, 'test'), {
    signal: 'content',
    creatorId,
    brandIds,
    subject: 'unmarked',
    severity: 'low',
    likelihood: 0.25,
    code: 'content_unmarked',
    facts: [
      { name: 'times', value: 1 },
      { name: 'url', value: 'https://www.instagram.com/olena/reel/Lamp1/' },
    ],
  });

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});
afterAll(() => browser?.close());

const looksRight = (page: Page, name: string) => looksWell(page, name, 'trust', 'questions', 'codes');

async function enter(personId: string, open = onDesktop, look: { locale?: string; colorScheme?: 'dark' } = {}) {
  const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
  await enterAs(page, app, personId);
  return page;
}
const visit = () => fetch(linkUrl, { redirect: 'manual', headers: { accept: 'text/html', 'accept-language': 'ru' } });

async function openCase(reviewer: Page): Promise<void> {
  await reviewer.goto('/manager/cases');
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).click();
  await reviewer.getByRole('heading', { name: 'Content check' }).waitFor();
}
async function decide(reviewer: Page, key: string, button: string, reason: string): Promise<void> {
  await reviewer.keyboard.press(key);
  await reviewer.getByLabel('Reason', { exact: true }).fill(reason);
  await reviewer.getByRole('button', { name: button, exact: true }).last().click();
  await reviewer.getByRole('dialog').waitFor({ state: 'detached' });
}

test('unmarked advertising: a warning, then paused links, put right by the creator, looked at, and the links lead on', {
  timeout: 300_000,
}, async () => {
  const reviewer = await enter('zeynep');
  await openCase(reviewer);
  await reviewer.getByText('Not warned yet: links can be paused after a warning.').waitFor();
  expect(await reviewer.getByRole('button', { name: 'Pause links' }).isDisabled()).toBe(true);
  await decide(reviewer, 'w', 'Warn', 'Your reel says nothing of being paid. Begin it with #реклама.');
  await unmarkedContent();
  await openCase(reviewer);
  await reviewer.getByText('Begin it with #реклама.').waitFor();
  await reviewer.keyboard.press('p');
  await reviewer.getByText('Links to which brands?').waitFor();
  await looksRight(reviewer, 'pause-dialog-desktop');
  await reviewer.keyboard.press('Escape');
  await reviewer.getByRole('dialog').waitFor({ state: 'detached' });
  await decide(reviewer, 'p', 'Pause links', 'The same reel is still not marked as advertising.');
  await reviewer.getByText('Links paused').first().waitFor();
  await looksRight(reviewer, 'case-paused-desktop');
  expect((await visit()).status).toBe(404);
  expect(await (await visit()).text()).toContain('Эта ссылка больше не работает');

  const look = { locale: 'ru-RU', colorScheme: 'dark' } as const;
  const creator = await enter('olena', onPhone, look);
  await creator.goto('/creator/links');
  await creator.getByRole('link', { name: 'Приостановлена проверяющим' }).first().waitFor();
  await looksRight(creator, 'links-paused-phone-ru');
  await creator.getByRole('link', { name: 'Приостановлена проверяющим' }).first().click();
  await creator.getByText('Ваши ссылки на бренды, о которых идёт речь, приостановлены.').waitFor();
  await creator.getByRole('button', { name: 'Возразить' }).first().waitFor();
  await creator.getByRole('button', { name: 'Всё исправлено' }).click();
  await creator.getByLabel('Что вы изменили и где это посмотреть?').fill('Теперь ролик начинается с #реклама.');
  await looksRight(creator, 'question-paused-phone-ru');
  await creator.getByRole('button', { name: 'Отправить' }).click();
  await creator.getByText('Проверяющий смотрит.').waitFor();
  await looksRight(creator, 'question-corrected-phone-ru');

  await reviewer.goto('/manager/cases');
  await reviewer.getByText('Says it is put right').waitFor();
  await looksRight(reviewer, 'cases-corrected-desktop');
  await openCase(reviewer);
  await reviewer.getByText('Теперь ролик начинается с #реклама.').waitFor();
  await decide(reviewer, 'c', 'Clear', 'The reel is marked now. Thank you.');
  await creator.goto('/creator/links');
  await creator.getByRole('link', { name: 'Приостановлена проверяющим' }).first().waitFor({ state: 'detached' });
  expect((await listed(creator)).sort()).toEqual(['active', 'active']);
  for (const page of [reviewer, creator]) await page.context().close();
});

const listed = async (page: Page): Promise<string[]> => {
  const { data } = (await (await page.request.get('/v1/links')).json()) as { data: { state: string }[] };
  return data.map(({ state }) => state);
};

test('in English a creator reads why a link is paused and where to answer', { timeout: 120_000 }, async () => {
  await unmarkedContent();
  const reviewer = await enter('zeynep', onPhone);
  await reviewer.goto('/manager/cases');
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).click();
  await reviewer.getByRole('button', { name: 'Pause links' }).click();
  await reviewer.getByLabel('Reason', { exact: true }).fill('A third reel is not marked as advertising.');
  await looksRight(reviewer, 'pause-dialog-phone');
  await reviewer.getByRole('button', { name: 'Pause links', exact: true }).last().click();
  await reviewer.getByText('Links paused').first().waitFor();
  await looksRight(reviewer, 'case-paused-phone');
  const creator = await enter('olena', onDesktop);
  await creator.goto('/creator/links');
  await creator.getByText('Paused by a reviewer').first().waitFor();
  await looksRight(creator, 'links-paused-desktop');
  await creator
    .getByRole('button', { name: /^Pause or end/ })
    .first()
    .click();
  await creator.getByText('A reviewer paused this link because of a question').waitFor();
  await creator.getByRole('link', { name: 'Read the question and answer it' }).click();
  await creator.getByText('2 links of yours lead nowhere until then').waitFor();
  await looksRight(creator, 'question-paused-desktop');
  for (const page of [reviewer, creator]) await page.context().close();
});

test('a reviewer checks a post of somebody drawn by chance, and opens a case by hand', {
  timeout: 200_000,
}, async () => {
  const reviewer = await enter('zeynep');
  await reviewer.goto('/manager/cases');
  await reviewer.getByRole('button', { name: 'Spot check' }).click();
  await reviewer.getByText('Drawn by chance.').waitFor();
  await reviewer.getByRole('button', { name: 'Check', exact: true }).click();
  await reviewer.getByText('Paste a full address.').waitFor();
  await reviewer.getByLabel('Address of the post').fill('https://www.instagram.com/p/Lamp4/');
  await reviewer.getByLabel('Its words').fill('Эта лампа стоит у меня в прихожей, и вечером с ней тепло.');
  await reviewer.getByRole('button', { name: 'Check', exact: true }).click();
  await reviewer.getByText('What failed opens her case, or joins it, in a moment.').waitFor();
  await looksRight(reviewer, 'spot-check-desktop');
  await reviewer.goto(`/manager/creators/${creatorId}`);
  await reviewer.getByRole('button', { name: 'Open a case' }).click();
  await reviewer.getByLabel('What is the question?').fill('Two buyers wrote that the lamp was another one.');
  await looksRight(reviewer, 'open-case-desktop');
  await reviewer.getByRole('button', { name: 'Open a case' }).last().click();
  await reviewer.getByText('Two buyers wrote that the lamp was another one.').waitFor();
  await reviewer.getByRole('heading', { name: 'Opened by hand' }).waitFor();
  const phone = await enter('zeynep', onPhone, { locale: 'ru-RU', colorScheme: 'dark' });
  await phone.goto('/manager/cases');
  await phone.getByRole('button', { name: 'Выборочная проверка' }).click();
  await phone.getByText('Автор выбран случайно.').waitFor();
  await looksRight(phone, 'spot-check-phone-ru');
  for (const page of [reviewer, phone]) await page.context().close();
});

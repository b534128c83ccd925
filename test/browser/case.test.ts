import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantManager, setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { addressHash } from '../../src/creators/index.ts';
import { application, orderPlaced, signed } from '../builders.ts';
import { someShop } from '../support/people.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight as looksWell, onDesktop, onPhone } from './support.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let linkUrl: string;
let brandId: string;

/** Olena earns seven orders of one buyer: the watch opens a case. Zeynep reviews, and so does Jonas. */
async function arrange(): Promise<void> {
  const system = asSystem(app.ctx, 'test');
  const manager = await Person.enter(app, 'mara');
  for (const personId of ['zeynep', 'mateusz']) {
    const reviewer = await Person.enter(app, personId);
    const { user } = (await reviewer.get<{ user: { id: string } }>('/v1/me')).body;
    await grantManager(system, { userId: user.id, role: 'reviewer' });
  }
  const olena = await Person.enter(app, 'olena');
  const mine = await olena.post<{ id: string }>('/v1/applications', application({ displayName: 'Olena Kovalenko' }));
  await manager.post(`/v1/applications/${mine.body.id}/approve`);
  const { shop, domain, brand } = await someShop(system);
  const member = await Person.enter(app, 'maximilian');
  const { user } = (await member.get<{ user: { id: string } }>('/v1/me')).body;
  const held = {
    userId: user.id,
    kind: 'brand',
    ref: brand._id,
    state: 'active',
    role: 'owner',
    title: brand.name,
  } as const;
  await setMembership(system, held);
  brandId = brand._id;
  const link = await olena.post<{ url: string }>('/v1/links', { destination: `https://${domain}/` });
  for (let count = 0; count < 7; count += 1) {
    const visit = await fetch(link.body.url, { redirect: 'manual', headers: { 'user-agent': AGENT } });
    const clickId = new URL(visit.headers.get('location') ?? '').searchParams.get('kclid');
    const placedAt = new Date(app.ctx.clock.now().getTime() + 60_000).toISOString();
    const placed = orderPlaced({ clickId, placedAt, customerHash: addressHash('aunt@example.org') });
    await fetch(`${app.url}/v1/shops/${shop.id}/events`, signed(shop.secret, placed));
  }
  linkUrl = link.body.url;
  await openLikeCases(manager);
  await app.worker?.settleAll();
}

/** Three creators of whom somebody has the same small question. */
async function openLikeCases(manager: Person): Promise<void> {
  const reviewer = await Person.enter(app, 'mateusz');
  for (const personId of ['ines', 'dmitri', 'aoife']) {
    const creator = await Person.enter(app, personId);
    const displayName = `Like case of ${personId}`;
    const { id } = (await creator.post<{ id: string }>('/v1/applications', application({ displayName }))).body;
    await manager.post(`/v1/applications/${id}/approve`);
    const sentence = 'The profile names a city that the visitors do not come from.';
    await reviewer.post('/v1/cases', { creatorId: id, sentence });
  }
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
});

afterAll(() => browser?.close());

const looksRight = (page: Page, name: string) =>
  looksWell(page, name, 'trust', 'questions', 'reporting', 'authenticity');

async function enter(
  personId: string,
  open = onDesktop,
  look: { locale?: string; colorScheme?: 'dark' } = {},
): Promise<Page> {
  const page = await (await open(browser, { baseURL: app.url, ...look })).newPage();
  await enterAs(page, app, personId);
  return page;
}

test('a case goes from a signal to a decision by key, an appeal by phone, and another reviewer’s answer', {
  timeout: 300_000,
}, async () => {
  const reviewer = await enter('zeynep');
  await reviewer.goto('/manager');
  await reviewer.getByRole('link', { name: 'Cases' }).first().click();
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).waitFor();
  await looksRight(reviewer, 'cases-desktop');
  const search = reviewer.getByLabel('Search creators, signals, ids');
  await search.fill('kova one');
  await reviewer.getByText('Nothing found').waitFor();
  await search.fill('one buyer');
  await reviewer.getByRole('link', { name: 'Like case of ines' }).waitFor({ state: 'hidden' });
  await reviewer.getByRole('link', { name: 'Olena Kovalenko' }).click();
  await reviewer.getByRole('heading', { name: 'One buyer, perhaps herself' }).waitFor();
  await reviewer.getByText('One buyer placed 7 of the 7 orders whose buyer is known; 7 orders in all.').waitFor();
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

test('many like cases are decided at once, by key, after a sample was looked at; a question mark shows the keys', {
  timeout: 200_000,
}, async () => {
  const reviewer = await enter('zeynep');
  await reviewer.goto('/manager/cases');
  await reviewer.getByRole('link', { name: 'Like case of ines' }).waitFor();
  await reviewer.keyboard.press('?');
  await reviewer.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
  await looksRight(reviewer, 'cases-keys-desktop');
  await reviewer.keyboard.press('Escape');
  await reviewer.getByRole('dialog').waitFor({ state: 'detached' });
  for (const who of ['ines', 'dmitri', 'aoife']) {
    await reviewer.getByRole('link', { name: `Like case of ${who}` }).focus();
    await reviewer.keyboard.press('x');
  }
  await reviewer.getByRole('button', { name: 'Decide 3 cases' }).click();
  await reviewer.getByLabel('Reason', { exact: true }).fill('The city is the one they grew up in.');
  await reviewer.getByRole('button', { name: 'Draw a sample' }).click();
  await reviewer.getByText('Look at these first.').waitFor();
  await looksRight(reviewer, 'cases-sample-desktop');
  expect(await reviewer.getByRole('button', { name: 'Decide all 3 cases' }).isDisabled()).toBe(true);
  for (const agree of await reviewer.getByRole('button', { name: 'Yes, the same' }).all()) await agree.click();
  await reviewer.getByRole('button', { name: 'Decide all 3 cases' }).click();
  await reviewer.getByText('3 cases decided.').waitFor();
  await reviewer.goto('/manager/cases?state=decided');
  await reviewer.getByRole('link', { name: 'Like case of dmitri' }).click();
  await reviewer.getByRole('heading', { name: 'Similar cases and what was decided' }).waitFor();
  await reviewer.getByRole('link', { name: 'Like case of ines' }).waitFor();
  await reviewer.keyboard.press('u');
  await reviewer.getByRole('dialog', { name: 'Take this decision back?' }).waitFor();
  await reviewer.keyboard.press('Escape');
  await reviewer.getByRole('dialog').waitFor({ state: 'detached' });
  await reviewer.keyboard.press('q');
  await reviewer.getByText('Nothing is released until somebody decides.').waitFor();
  await reviewer.context().close();
});

test('a buyer without an account and a brand report; a reviewer reads both and opens the case', {
  timeout: 200_000,
}, async () => {
  const buyer = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
  await buyer.goto('/r/nosuchlink');
  await buyer.getByRole('link', { name: 'Расскажите нам' }).click();
  await buyer.getByRole('heading', { name: 'Пожаловаться на ссылку или публикацию' }).waitFor();
  await buyer.getByLabel('Ссылка или адрес публикации').fill(linkUrl);
  await buyer.getByRole('button', { name: 'Отправить жалобу' }).click();
  await buyer.getByText('Напишите не меньше 10 букв.').waitFor();
  await looksRight(buyer, 'report-phone-ru');
  await buyer.getByLabel('Что вы увидели?').fill('Лампа пришла не та, что в видео.');
  await buyer.getByRole('button', { name: 'Отправить жалобу' }).click();
  await buyer.getByText('Жалоба у проверяющих.').waitFor();
  await buyer.getByRole('button', { name: 'Сообщить о другом' }).click();
  await buyer.getByLabel('Ссылка или адрес публикации').fill('https://blog.example/lamps');
  await buyer.getByLabel('Что вы увидели?').fill('Эту лампу хвалят под чужим именем.');
  await buyer.getByRole('button', { name: 'Отправить жалобу' }).click();
  await buyer.getByText('Жалоба у проверяющих.').waitFor();
  await buyer.context().close();

  const member = await enter('maximilian');
  await member.goto(`/brand/${brandId}/creators`);
  await member.getByRole('button', { name: 'Report Olena Kovalenko' }).click();
  await member.getByLabel('What did you see?').fill('Her story says nothing of being paid.');
  await looksRight(member, 'report-brand-desktop');
  await member.getByRole('button', { name: 'Send the report' }).click();
  await member.getByText('Thank you. A reviewer will look into it.').waitFor();
  await member.context().close();

  const reviewer = await enter('zeynep');
  await reviewer.goto('/manager/cases');
  await reviewer.getByRole('link', { name: 'Reports', exact: true }).click();
  await reviewer.getByText('Лампа пришла не та').first().waitFor();
  await looksRight(reviewer, 'reports-desktop');
  await reviewer.getByRole('link', { name: 'Open the case' }).first().click();
  await reviewer.getByText('Her story says nothing of being paid.').waitFor();
  await looksRight(reviewer, 'case-reported-desktop');
  await reviewer.context().close();
});

test('a report that named nobody known is matched by a reviewer and joins the creator’s case, in both languages', {
  timeout: 200_000,
}, async () => {
  const phone = await enter('zeynep', onPhone, { locale: 'ru-RU', colorScheme: 'dark' });
  await phone.goto('/manager/reports?unmatched=true');
  await phone.getByRole('button', { name: /^Найти автора/ }).click();
  await phone.getByRole('dialog', { name: 'На кого жалоба?' }).waitFor();
  await phone.getByLabel('Автор', { exact: true }).fill('Olena');
  await phone.getByRole('radio', { name: 'Olena Kovalenko' }).check();
  await looksRight(phone, 'report-match-phone-ru');
  await phone.context().close();

  const reviewer = await enter('zeynep');
  await reviewer.goto('/manager/cases');
  await reviewer.getByRole('link', { name: '1 about nobody known' }).click();
  await reviewer.getByRole('heading', { name: 'Reports' }).waitFor();
  await looksRight(reviewer, 'reports-unmatched-desktop');
  await reviewer.getByRole('button', { name: /^Find the creator/ }).click();
  await reviewer.getByRole('button', { name: 'Open or join the case' }).click();
  await reviewer.getByText('Choose the creator first.').waitFor();
  await reviewer.getByLabel('Creator', { exact: true }).fill('Olena');
  await reviewer.getByRole('radio', { name: 'Olena Kovalenko' }).check();
  await looksRight(reviewer, 'report-match-desktop');
  await reviewer.getByRole('button', { name: 'Open or join the case' }).click();
  await reviewer.getByText('The report is in the case of Olena Kovalenko.').waitFor();
  await reviewer.getByText('No reports').waitFor();
  await reviewer.goto('/manager/reports');
  await reviewer.getByRole('link', { name: 'Open the case' }).first().click();
  await reviewer.getByText('Эту лампу хвалят под чужим именем.').waitFor();
  await reviewer.context().close();
});

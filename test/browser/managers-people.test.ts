import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs, signInAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let manager: Page;
let creator: Page;

/** One who takes part, and one who waits with reasons against her. */
async function arrange(): Promise<void> {
  const mara = await Person.enter(app, 'mara');
  const olena = await Person.enter(app, 'olena');
  const mine = await olena.post<{ id: string }>('/v1/applications', application({ displayName: 'Олена Шевченко' }));
  await mara.post(`/v1/applications/${mine.body.id}/approve`);
  const maximilian = await Person.enter(app, 'maximilian');
  await maximilian.post('/v1/applications', application({ displayName: 'Maximilian von Hohenstein' }));
  await new Person(app).signIn('google', 'dmitri');
}

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await arrange();
  manager = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  creator = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
});

afterAll(() => browser?.close());

test('a reviewer reads why an application was not approved by itself', async () => {
  await signInAs(manager, 'Google', 'mara');
  await manager.getByRole('heading', { name: 'Why a person decides' }).waitFor();
  await manager.getByText('No linked network shows 1,000 followers and ten posts.').waitFor();
  await looksRight(manager, 'application-risks-desktop');
});

test('finds a creator by typing, suspends her with a reason, and reads what it brings about before', async () => {
  await manager.getByRole('link', { name: 'Creators', exact: true }).click();
  await manager.getByRole('cell', { name: 'Maximilian von Hohenstein' }).waitFor();
  await manager.getByRole('searchbox', { name: 'Name, user name, address or id' }).fill('шевч');
  await manager.getByText('Maximilian von Hohenstein').waitFor({ state: 'detached' });
  await looksRight(manager, 'creators-desktop');
  await manager.getByRole('link', { name: 'Олена Шевченко' }).click();
  await manager.getByText('Application approved').waitFor();
  await manager.getByRole('button', { name: 'Suspend' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Suspend Олена Шевченко?' });
  await dialog.getByText('signed out everywhere at once').waitFor();
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await dialog.getByText('Please write at least three characters.').waitFor();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Three shops complained about the same video.');
  await looksRight(manager, 'creator-suspend-desktop');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await manager.getByText('Олена Шевченко is suspended.').waitFor();
  await manager.getByRole('listitem').filter({ hasText: 'Suspended' }).getByText('Mara Lindqvist').waitFor();
  await looksRight(manager, 'creator-suspended-desktop');
});

test('she reads the reason; let in again, she has her portal back', async () => {
  await signInAs(creator, 'Google', 'olena');
  await creator.getByText('Three shops complained about the same video.').waitFor();
  await manager.getByRole('button', { name: 'Let her in again' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Let Олена Шевченко in again?' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('It was another account.');
  await dialog.getByRole('button', { name: 'Let her in again' }).click();
  await manager.getByText('Олена Шевченко is in again.').waitFor();
  await creator.goto('/creator');
  await creator.getByRole('heading', { name: /Олена/ }).waitFor();
});

test('an admin gives a role to somebody found by name', async () => {
  await manager.goto('/manager/team');
  await manager.getByRole('button', { name: 'Add from accounts' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Give somebody a role' });
  await dialog.getByRole('searchbox', { name: 'Who?' }).fill('соко');
  await dialog.getByRole('radio', { name: 'Дмитрий Соколов' }).check();
  await dialog.getByRole('button', { name: 'Give the role' }).click();
  await dialog.getByText('Please choose a role.').waitFor();
  await dialog.getByRole('radio', { name: 'Finance' }).check();
  await looksRight(manager, 'give-role-desktop');
  await dialog.getByRole('button', { name: 'Give the role' }).click();
  await manager.getByRole('row').filter({ hasText: 'Дмитрий Соколов' }).waitFor();
  expect(await manager.getByRole('combobox', { name: 'Role of Дмитрий Соколов' }).inputValue()).toBe('finance');
});

test('the managers’ pages about people are right on a phone too, in Russian and dark', async () => {
  const phone = await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' });
  const page = await phone.newPage();
  await enterAs(page, app, 'mara');
  for (const path of ['/manager/creators', '/manager/team']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await looksRight(page, `${path.slice(1).replace('/', '-')}-phone-ru`);
  }
  await page.goto('/manager/creators');
  await page.getByRole('link', { name: 'Олена Шевченко' }).click();
  await page.getByRole('heading', { name: 'История' }).waitFor();
  await looksRight(page, 'creator-phone-ru');
  await phone.close();
});

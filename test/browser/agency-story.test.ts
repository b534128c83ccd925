import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { enterAs, signInAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let owner: Page;
let manager: Page;
let creator: Page;
let link: string;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const look = { baseURL: app.url };
  owner = await (await onDesktop(browser, look)).newPage();
  manager = await (await onDesktop(browser, look)).newPage();
  creator = await (await onPhone(browser, look)).newPage();
});

afterAll(() => browser?.close());

describe('an agency represents a creator', () => {
  test('its owner registers it and waits; a manager approves it', async () => {
    await signInAs(owner, 'Google', 'aoife');
    await owner.getByRole('link', { name: 'Register an agency' }).click();
    // The page before has a name to fill in as well.
    await owner.getByRole('heading', { name: 'Register an agency' }).waitFor();
    await looksRight(owner, 'apply-agency-desktop');
    await owner.getByLabel('Name').fill('Nordlicht Creators');
    await owner.getByRole('combobox', { name: 'Country of registration' }).fill('Irel');
    await owner.getByRole('option', { name: 'Ireland', exact: true }).click();
    await owner.getByLabel('Registration number').fill('IE 482910');
    await owner.getByRole('button', { name: 'Send application' }).click();
    await owner.getByRole('heading', { name: 'Nordlicht Creators is being looked at' }).waitFor();
    await signInAs(manager, 'Google', 'mara');
    await manager.getByRole('link', { name: 'Joining' }).first().click();
    await manager.getByText('Nordlicht Creators').waitFor();
    await looksRight(manager, 'manager-joining-desktop');
    await manager.getByRole('button', { name: 'Approve' }).click();
    await manager.getByText('Nordlicht Creators takes part.').waitFor();
    await owner.getByRole('link', { name: 'To the agency’s portal' }).click();
    await owner.getByText('Invite your first creators').waitFor();
    await looksRight(owner, 'agency-home-empty-desktop');
  });

  test('its owner invites a colleague in the same window as a brand does, and he is in with one press', async () => {
    await owner.getByRole('link', { name: 'Team' }).first().click();
    await owner.getByRole('button', { name: 'Invite' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Invite somebody' });
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('dmitri@people.example');
    await dialog.getByRole('radio', { name: 'Member' }).check();
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    const address = await dialog.locator('code').innerText();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const colleague = await (await onPhone(browser, { baseURL: app.url })).newPage();
    await colleague.goto(address);
    await colleague.locator('a[href^="/auth/google"]').click();
    await colleague.locator('button[name=person][value=dmitri]').click();
    await colleague.getByRole('heading', { name: 'Join Nordlicht Creators' }).waitFor();
    await colleague.getByRole('button', { name: 'Accept' }).click();
    await colleague.waitForURL((url) => url.pathname.startsWith('/agency/'));
    await colleague.context().close();
    await owner.reload();
    await owner.getByRole('row').filter({ hasText: 'Дмитрий Соколов' }).waitFor();
    await looksRight(owner, 'agency-team-desktop');
  });

  test('it invites a creator with a share, and a hundred others from a file', async () => {
    await owner.getByRole('link', { name: 'Invitations' }).first().click();
    await owner.getByRole('button', { name: 'Invite a creator' }).first().click();
    await owner.getByLabel('Name (optional)').fill('Inês Carvalho');
    await owner.getByLabel('Your share of each commission').fill('15');
    await looksRight(owner, 'agency-invite-desktop');
    await owner.getByRole('button', { name: 'Make invitation' }).click();
    link = await owner.getByLabel('Invitation link', { exact: true }).inputValue();
    await owner.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await owner.getByRole('button', { name: 'From a file' }).click();
    const good = Array.from({ length: 100 }, (_, index) => `creator${index}@people.example,,,,`);
    const csv = ['email,name,share,months,language', ...good, 'not an address,,,,', 'late@people.example,,200,,'];
    const file = { name: 'creators.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.join('\n')) };
    await owner.locator('input[type=file]').setInputFiles(file);
    await owner.getByRole('button', { name: 'Invite them' }).click();
    await owner.getByText('100 of 102 invited').waitFor();
    await owner.getByText('This is not an e-mail address.').waitFor();
    await looksRight(owner, 'agency-import-desktop');
    await owner.getByText('100 of 102 invited').waitFor({ timeout: 1_000 });
    await owner.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await owner.getByText('creator99@people.example').first().waitFor();
    await looksRight(owner, 'agency-invitations-desktop');
  });

  test('she opens the link on her phone, sees what it means in money, signs in and agrees', async () => {
    await creator.goto(link);
    await creator.getByRole('heading', { name: 'Nordlicht Creators would like to represent you' }).waitFor();
    await creator.getByText('€8.50').waitFor();
    await looksRight(creator, 'invitation-phone');
    await creator.getByRole('link', { name: 'Continue with Google' }).click();
    await creator.locator('button[name=person][value=ines]').click();
    await creator.getByRole('button', { name: 'I agree to the share and the terms' }).click();
    await creator.getByRole('heading', { name: 'You and Nordlicht Creators agree' }).waitFor();
    await looksRight(creator, 'invitation-agreed-phone');
    await creator.getByRole('link', { name: 'Go on to the application' }).click();
    await creator.getByRole('heading', { name: 'Join the programme' }).waitFor();
  });

  test('she applies; the agency sees each step, and has her on its roster', async () => {
    await creator.getByLabel('Day', { exact: true }).fill('14');
    await creator.getByLabel('Month').selectOption({ label: 'March' });
    await creator.getByLabel('Year').fill('1994');
    await creator.getByRole('combobox', { name: 'Country you live in' }).fill('Portug');
    await creator.getByRole('option', { name: 'Portugal' }).click();
    await creator.getByText('Food', { exact: true }).click();
    await creator.getByRole('checkbox', { name: 'Programme terms' }).check();
    await creator.getByRole('checkbox', { name: 'Privacy notice' }).check();
    await creator.getByRole('button', { name: 'Send application' }).click();
    await creator.getByRole('heading', { name: 'We have your application' }).waitFor();
    await owner.reload();
    await owner.getByRole('button', { name: 'Load more' }).click();
    await owner.getByLabel('Search invitations').fill('Inês');
    await owner.getByText('Applied').first().waitFor();
    await manager.goto('/manager');
    await manager.getByRole('heading', { name: 'Inês Carvalho' }).waitFor();
    await manager.keyboard.press('a');
    await manager.getByText('Inês Carvalho is in.').waitFor();
    await owner.getByRole('link', { name: 'Roster' }).first().click();
    await owner.getByText('Inês Carvalho').waitFor();
    await looksRight(owner, 'agency-roster-desktop');
  });

  test('another share counts only after she agreed to it', async () => {
    await owner.getByRole('button', { name: 'Change share of Inês Carvalho' }).click();
    await owner.getByLabel('Your share of each commission').fill('25');
    await owner.getByRole('button', { name: 'Propose' }).click();
    await owner.getByText('25% proposed', { exact: true }).waitFor();
    await creator.getByRole('heading', { name: 'You are in' }).waitFor();
    await creator.goto('/creator/agency');
    await creator.getByRole('heading', { name: 'Nordlicht Creators proposes another share' }).waitFor();
    await looksRight(creator, 'creator-proposal-phone');
    await creator.getByRole('button', { name: 'Stay at 15%' }).click();
    await creator.getByText('Declined. Everything stays as it is.').waitFor();
    await looksRight(creator, 'creator-agency-phone');
  });

  test('she unlinks, and the agency lets her go at once', async () => {
    await creator.getByRole('button', { name: 'Unlink' }).click();
    await creator.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await creator.getByText('You are unlinking from Nordlicht Creators.').first().waitFor();
    await owner.reload();
    await owner.getByRole('button', { name: 'Let go now' }).click();
    await owner.getByRole('dialog').getByRole('button', { name: 'Let go now' }).click();
    await owner.getByText('Nobody is on your roster yet').waitFor();
    await creator.reload();
    await creator.getByText('You are in no agency').waitFor();
    await creator.getByText('No longer with Nordlicht Creators').first().waitFor();
  });
});

describe.each([
  { name: 'phone-dark-ru', open: onPhone, colorScheme: 'dark' as const },
  { name: 'desktop-light-ru', open: onDesktop, colorScheme: 'light' as const },
])('the pages of joining on $name', ({ name, open, colorScheme }) => {
  const pages = [
    { person: 'aoife', paths: ['', '/roster', '/invitations', '/statements', '/members'] },
    { person: 'ines', paths: ['/creator/agency', '/creator/refer', '/creator/consents'] },
    { person: 'mara', paths: ['/manager/joining'] },
  ];
  test.each(pages)('of $person', async ({ person, paths }) => {
    const page = await (await open(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme })).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await enterAs(page, app, person);
    const base = person === 'aoife' ? new URL(owner.url()).pathname.match(/^\/agency\/[^/]+/)?.[0] : '';
    for (const path of paths) {
      await page.goto(`${base}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await looksRight(page, `${person}${path.replaceAll('/', '_')}-${name}`);
      const words = await page.locator('body').innerText();
      expect(words).not.toMatch(/\b(kit|shell|public|creator|manager|state|agency|join|own|invite|manage)\.\w+/);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

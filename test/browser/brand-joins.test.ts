import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderPlaced } from '../builders.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs, signInAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let owner: Page;
let manager: Page;
let colleague: Page;
let brandHome: string;
let eventsUrl: string;

const PDF = Buffer.from('%PDF-1.7\nregister extract');

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const look = { baseURL: app.url };
  owner = await (await onDesktop(browser, look)).newPage();
  manager = await (await onDesktop(browser, look)).newPage();
  colleague = await (await onPhone(browser, look)).newPage();
});

afterAll(() => browser?.close());

describe('a brand joins and sells', () => {
  test('somebody applies for it, is told what is missing, and lands in its portal', async () => {
    await signInAs(owner, 'Google', 'lucie');
    await owner.getByRole('link', { name: 'You sell something? Apply for a brand' }).click();
    await owner.getByRole('heading', { name: 'Bring your brand' }).waitFor();
    await owner.getByRole('button', { name: 'Send application' }).click();
    await owner.getByText('Please look at the marked fields.').waitFor();
    await looksRight(owner, 'brand-apply-errors');
    await owner.getByRole('textbox', { name: 'Brand name' }).fill('Bez Obalu');
    await owner.getByRole('textbox', { name: 'Legal name of the company' }).fill('Bez Obalu s.r.o.');
    await owner.getByRole('combobox', { name: 'Country of registration' }).fill('Czech');
    await owner.getByRole('option', { name: 'Czechia' }).click();
    await owner.getByRole('textbox', { name: 'Registration or licence number' }).fill('CZ 271 28 281');
    await owner.getByRole('textbox', { name: 'Domains' }).fill('https://bezobalu.example/shop\nwww.bezobalu.example');
    await owner.getByRole('button', { name: 'Send application' }).click();
    await owner.getByRole('heading', { name: 'Next steps' }).waitFor();
    brandHome = new URL(owner.url()).pathname;
    expect(brandHome).toMatch(/^\/brand\/brd_\w+$/);
    await looksRight(owner, 'brand-home-pending');
  });

  test('its owner adds a document and sees the proof to publish', async () => {
    await owner.getByRole('link', { name: 'Add document' }).click();
    const chooser = owner.waitForEvent('filechooser');
    await owner.getByRole('button', { name: 'Add document' }).click();
    await (await chooser).setFiles({ name: 'extract.pdf', mimeType: 'application/pdf', buffer: PDF });
    await owner.getByText('extract.pdf was added.').waitFor();
    await owner.getByRole('link', { name: 'extract.pdf' }).waitFor();
    await owner.getByText('https://bezobalu.example/.well-known/kolect.txt').waitFor();
    await looksRight(owner, 'brand-papers');
  });

  test('a reviewer finds it, reads the document, ticks the domain and verifies it', async () => {
    await enterAs(manager, app, 'mara');
    await manager.goto('/manager/brands');
    await manager.getByRole('searchbox', { name: 'Name, number or domain' }).fill('271 28');
    await manager.getByRole('link', { name: 'Bez Obalu' }).waitFor();
    await looksRight(manager, 'manager-brands');
    await manager.getByRole('link', { name: 'Bez Obalu' }).click();
    const [download] = await Promise.all([
      manager.waitForEvent('download'),
      manager.getByRole('link', { name: 'extract.pdf' }).click(),
    ]);
    const stream = await download.createReadStream();
    const digest = createHash('sha256');
    for await (const chunk of stream) digest.update(chunk as Buffer);
    expect(digest.digest('hex')).toBe(createHash('sha256').update(PDF).digest('hex'));
    expect(await manager.getByRole('button', { name: 'Verify' }).isDisabled()).toBe(true);
    await manager.getByRole('checkbox', { name: 'I saw the proof of bezobalu.example' }).check();
    await manager.getByRole('button', { name: 'Verify' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Verify Bez Obalu?' });
    await dialog.getByText('Creators can make links to it').waitFor();
    await looksRight(manager, 'manager-brand-verify');
    await dialog.getByRole('button', { name: 'Verify' }).click();
    await manager.getByText('Bez Obalu is verified.').waitFor();
    await manager.getByRole('button', { name: 'Suspend' }).click();
    const suspend = manager.getByRole('dialog', { name: 'Suspend Bez Obalu?' });
    await suspend.getByText('All its links pause within half a minute').waitFor();
    await suspend.getByRole('textbox').fill('Customers report counterfeit soap.');
    await suspend.getByRole('button', { name: 'Suspend' }).click();
    await manager.getByText('Bez Obalu is suspended.').waitFor();
    await manager.getByRole('button', { name: 'Take the decision back' }).click();
    await manager.getByText('The decision was taken back.').waitFor();
    await looksRight(manager, 'manager-brand-history');
  });

  test('its owner invites a colleague, who accepts on her phone', async () => {
    await owner.goto(`${brandHome}/team`);
    await owner.getByRole('button', { name: 'Invite' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Invite somebody' });
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('aoife@people.example');
    await dialog.getByRole('radio', { name: 'Editor' }).check();
    await looksRight(owner, 'brand-invite');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    const link = await dialog.locator('code').innerText();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await colleague.goto(link);
    await colleague.getByRole('link', { name: 'Google' }).click();
    await colleague.locator('button[name=person][value=aoife]').click();
    await colleague.getByRole('heading', { name: 'Join Bez Obalu' }).waitFor();
    expect(new URL(colleague.url()).hash).toBe('');
    await looksRight(colleague, 'join-phone');
    await colleague.getByRole('button', { name: 'Accept' }).click();
    await colleague.waitForURL((url) => url.pathname === brandHome);
    await colleague.goto(`${brandHome}/team`);
    await colleague.getByText('You', { exact: true }).waitFor();
    await looksRight(colleague, 'brand-team-phone');
  });

  test('the colleague makes a shop, and its secret is shown once', async () => {
    await colleague.goto(`${brandHome}/shops`);
    await colleague.getByRole('button', { name: 'Add a shop' }).click();
    const sheet = colleague.getByRole('dialog', { name: 'Add a shop' });
    await sheet.getByRole('textbox', { name: 'Name of the shop' }).fill('E-shop');
    await sheet.getByRole('button', { name: 'Add a shop' }).click();
    await sheet.getByText('It is shown this once.').waitFor();
    await looksRight(colleague, 'brand-shop-secret-phone');
    eventsUrl = await sheet.locator('code').first().innerText();
    expect(await sheet.locator('code').last().innerText()).toMatch(/^whsec_/);
    await sheet.getByRole('button', { name: 'Close' }).last().click();
    await colleague.getByText('Nothing reported yet').waitFor();
  });

  test('its owner makes a key, a program reports an order with it, and the shop shows it', async () => {
    await owner.goto(`${brandHome}/keys`);
    await owner.getByRole('button', { name: 'Make a key' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Make an API key' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Warehouse');
    await dialog.getByRole('checkbox', { name: 'Report orders' }).check();
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    const key = await dialog.locator('code').innerText();
    await looksRight(owner, 'brand-key-once');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const event = orderPlaced({ orderId: 'BO-1001', placedAt: app.ctx.clock.now().toISOString() });
    const answer = await fetch(eventsUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'webhook-id': 'evt-1' },
      body: JSON.stringify(event),
    });
    expect(answer.status).toBe(200);
    await app.worker?.settleAll();
    await owner.goto(`${brandHome}/shops`);
    await owner.getByText('BO-1001').waitFor();
    await looksRight(owner, 'brand-shops');
    await owner.goto(`${brandHome}/keys`);
    await owner.getByRole('cell', { name: 'Report orders' }).waitFor();
    await looksRight(owner, 'brand-keys');
    await owner.goto(brandHome);
    await owner.getByText('Takes part in the programme.', { exact: true }).waitFor();
    await looksRight(owner, 'brand-home-verified');
  });
});

describe.each([
  { name: 'phone-dark-ru', open: onPhone, colorScheme: 'dark' as const },
  { name: 'desktop-light-ru', open: onDesktop, colorScheme: 'light' as const },
])('the same pages on $name', ({ name, open, colorScheme }) => {
  const inRussian = async (person: string): Promise<[Page, BrowserContext]> => {
    const context = await open(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme });
    const page = await context.newPage();
    await enterAs(page, app, person);
    return [page, context];
  };

  test.each([
    { who: 'the brand', person: 'lucie', paths: ['', '/papers', '/team', '/shops', '/keys'] },
    { who: 'the manager', person: 'mara', paths: ['brands', 'brand', 'team'] },
  ])('$who', async ({ person, paths }) => {
    const [page, context] = await inRussian(person);
    const addresses: Record<string, string> = {
      brands: '/manager/brands',
      brand: brandHome.replace('/brand/', '/manager/brands/'),
      team: '/manager/team',
    };
    for (const path of paths) {
      await page.goto(addresses[path] ?? `${brandHome}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await looksRight(page, `${person}${path.replace('/', '-')}-${name}`);
      expect(await page.locator('body').innerText()).not.toMatch(
        /\b(kit|brand|team|keys|shops|brandReviews|state)\.\w+\.?\w*/,
      );
    }
    await context.close();
  });
});

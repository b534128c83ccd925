import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setMembership } from '../../src/accounts/index.ts';
import { asSystem } from '../../src/context.ts';
import { startRun } from '../../src/payouts/index.ts';
import { application } from '../builders.ts';
import { onboard } from '../support/payees.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { enterAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let brand: Page;
let creator: Page;
let brandId: string;
let creatorId: string;
/** Her page of the collaboration. */
let collaboration: string;
/** The page of an import of which nothing could be used. */
let failedImport: string;

/** Aoife looks after the demo's brand; Inês is a creator with an Instagram account. */
beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const [manager, member, ines] = [new Person(app), new Person(app), new Person(app)];
  await manager.signIn('google', 'mara');
  await ines.signIn('instagram' as 'google', 'ines');
  const applied = await ines.post<{ id: string }>('/v1/applications', application());
  await manager.post(`/v1/applications/${applied.body.id}/approve`);
  creatorId = applied.body.id;
  brandId = (await ines.get<{ data: { id: string }[] }>('/v1/brands')).body.data[0]?.id ?? '';
  // Finance trusts the brand: the fee's payout does not wait for its money.
  const trust = await manager.post(`/v1/brand-funding/${brandId}/trust`, { trusted: true });
  expect(trust.status).toBe(204);
  await member.signIn('google', 'aoife');
  const userId = (await member.get<{ user: { id: string } }>('/v1/me')).body.user.id;
  const membership = { kind: 'brand', ref: brandId, state: 'active', role: 'editor', title: 'Casa Lumen' } as const;
  await setMembership(asSystem(app.ctx, 'test'), { userId, ...membership });
  brand = await (await onDesktop(browser, { baseURL: app.url })).newPage();
  creator = await (await onPhone(browser, { baseURL: app.url })).newPage();
});

afterAll(() => browser?.close());

async function lookAt(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await looksRight(page, name);
}

describe('a campaign, from the brief to paid content', () => {
  test('the brand imports its products from a file and reads what was wrong with it', async () => {
    await enterAs(brand, app, 'aoife');
    await brand.goto(`/brand/${brandId}/products`);
    await brand.getByText('Linen table lamp').waitFor();
    await brand.getByRole('button', { name: 'Import products' }).click();
    const shop = `${app.sandboxUrl}/shop/p`;
    const csv = `id,title,price,link\nVASE-09,Blown glass vase,49.00 EUR,${shop}/VASE-09\nRUG-1,Rug,cheap,${shop}/RUG-1\n`;
    const file = { name: 'autumn.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await brand.locator('input[type=file]').setInputFiles(file);
    await brand.getByLabel('Retire products that are not in it').uncheck();
    await brand.getByRole('button', { name: 'Import', exact: true }).click();
    await brand.getByText('1 line refused').waitFor();
    await brand.getByText('Blown glass vase').waitFor();
    await lookAt(brand, 'brand-products');
    await brand.getByRole('link', { name: 'autumn.csv' }).click();
    await brand.getByText('is not a price').waitFor();
    await lookAt(brand, 'brand-import');
    await brand.goto(`/brand/${brandId}/products`);
    await brand.getByRole('button', { name: 'Import products' }).click();
    const broken = { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('id,title\nA,a\n') };
    await brand.locator('input[type=file]').setInputFiles(broken);
    await brand.getByRole('button', { name: 'Import', exact: true }).click();
    await brand.getByRole('link', { name: 'broken.csv' }).click();
    await brand.getByText('The first line lacks these columns: price, link.').waitFor();
    failedImport = new URL(brand.url()).pathname;
  });

  test('it writes a brief, sees it as creators will, and publishes it', async () => {
    await brand.goto(`/brand/${brandId}/campaigns`);
    await lookAt(brand, 'brand-campaigns-empty');
    await brand.getByRole('link', { name: 'New campaign' }).first().click();
    await brand.getByLabel('Title').fill('Evenings with linen light');
    const brief =
      '# What to show\n\nThe lamp in **your own** room.\n\n- switch it on in the evening\n- say what it costs\n\n<script>alert(1)</script>';
    await brand.getByLabel('Brief', { exact: true }).last().fill(brief);
    await brand.getByText('Preview').click();
    await brand.getByRole('heading', { name: 'What to show' }).waitFor();
    await brand.getByText('<script>alert(1)</script>').waitFor();
    await brand.getByLabel('Commission, %').fill('15');
    await brand.getByLabel('Fee for each approved piece').fill('120');
    await brand.getByLabel('Budget', { exact: true }).fill('1000');
    await brand.getByRole('combobox', { name: 'Products' }).click();
    await brand.getByRole('option', { name: 'Linen table lamp' }).click();
    await brand.getByLabel('Samples you can give').fill('3');
    await lookAt(brand, 'brand-campaign-form');
    await brand.getByRole('button', { name: 'Save draft' }).click();
    await brand.getByRole('button', { name: 'Publish' }).click();
    await brand.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await brand.getByText('Applications appear here.').waitFor();
    await lookAt(brand, 'brand-campaign');
  });

  test('it keeps creators on a list, finds them by it, and picks them from it to invite', async () => {
    await app.worker?.settleAll();
    const campaign = brand.url();
    await brand.goto(`/brand/${brandId}/creators`);
    await brand.getByRole('searchbox', { name: 'Names, user names, niches' }).fill('inês car');
    await brand.getByRole('button', { name: 'Save to a list: Inês Carvalho' }).click();
    await brand.getByLabel('New list').fill('Evening light');
    await brand.getByRole('button', { name: 'Start and save' }).click();
    await brand.getByText('Saved to Evening light.').waitFor();
    await brand.getByRole('button', { name: '8 more filters' }).click();
    await brand.getByLabel('Saved list').selectOption({ label: 'Evening light' });
    await brand.getByText('1 creator on this list').waitFor();
    await lookAt(brand, 'brand-creators');
    await brand.goto(campaign);
    await brand.getByRole('button', { name: 'Invite creators' }).click();
    const dialog = brand.getByRole('dialog');
    await dialog.getByLabel('Saved list').selectOption({ label: 'Evening light' });
    await dialog.getByRole('button', { name: 'Pick everybody shown' }).click();
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(1);
    expect(await dialog.getByRole('button', { name: 'Invite 1' }).isEnabled()).toBe(true);
    await lookAt(brand, 'brand-pick-creators');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await brand.goto(`/brand/${brandId}/creators`);
    await brand.getByLabel('Saved list').selectOption({ label: 'Evening light' });
    await brand.getByRole('button', { name: 'Rename' }).click();
    await brand.getByLabel('Name of the list').fill('Winter light');
    await brand.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await brand.getByRole('button', { name: 'Delete' }).click();
    await brand.getByRole('dialog', { name: 'Delete Winter light?' }).getByRole('button', { name: 'Delete' }).click();
    await brand.getByText('Winter light is deleted.').waitFor();
    await brand.getByLabel('Saved list').waitFor({ state: 'detached' });
    await brand.getByRole('tab', { name: 'Recommended' }).click();
    await brand.getByLabel('For what?').selectOption({ label: 'Evenings with linen light' });
    await lookAt(brand, 'brand-recommended');
    await brand.goto(campaign);
  });

  test('a creator sees why it suits her and applies with one tap', async () => {
    await enterAs(creator, app, 'ines', 'instagram');
    await creator.goto('/creator/campaigns');
    await creator.getByText('Suits you').waitFor();
    await lookAt(creator, 'creator-campaigns-phone');
    await creator.getByRole('link', { name: 'Evenings with linen light' }).click();
    await creator.getByRole('heading', { name: 'What to show' }).waitFor();
    await lookAt(creator, 'creator-campaign-phone');
    await creator.getByRole('button', { name: 'Apply' }).click();
    await creator.getByRole('link', { name: 'See yours' }).click();
    await creator.getByRole('button', { name: 'Withdraw application' }).click();
    await creator.getByRole('button', { name: 'Apply again' }).click();
    await creator.getByRole('dialog').getByRole('button', { name: 'Apply again' }).click();
    await creator.getByRole('button', { name: 'Withdraw application' }).waitFor();
  });

  test('the brand accepts her; the sample goes to her and arrives', async () => {
    await brand.reload();
    await brand.getByRole('link', { name: 'Inês Carvalho' }).click();
    await brand.getByRole('button', { name: 'Accept' }).click();
    await brand.getByText('Accepted').first().waitFor();
    await creator.reload();
    await creator.getByText('Reserved, estimated').waitFor();
    collaboration = creator.url();
    await lookAt(creator, 'creator-collaboration-phone');
    await creator.getByRole('button', { name: 'Ask for a sample' }).click();
    await creator.getByLabel('Send it to').fill('Rua das Flores 1\n4050-262 Porto');
    await creator.getByRole('dialog').getByRole('button', { name: 'Ask for a sample' }).click();
    await creator.getByText('Sample asked for').first().waitFor();
    await brand.reload();
    await brand.getByText('Rua das Flores 1').waitFor();
    await brand.getByRole('button', { name: 'Sample is shipped' }).click();
    await brand.getByLabel('Tracking').fill('CTT 123456');
    await brand.getByRole('dialog').getByRole('button', { name: 'Sample is shipped' }).click();
    await brand.getByText('Sample on its way').first().waitFor();
    await creator.reload();
    await creator.getByRole('button', { name: 'Sample has arrived' }).click();
    await creator.getByRole('heading', { name: 'Submit content' }).waitFor();
  });

  test('they write to each other', async () => {
    await creator.getByLabel('Write a message').fill('It is beautiful! May I film it by daylight?');
    await creator.getByRole('button', { name: 'Send' }).click();
    await creator.getByText('May I film it').waitFor();
    await brand.reload();
    await brand.getByText('May I film it').waitFor();
    await lookAt(brand, 'brand-collaboration');
  });

  test('the checks tell her what is missing before she submits', async () => {
    await creator
      .getByLabel('Caption or script')
      .fill('A minha sala ao fim da tarde, com uma luz quente e um livro novo.');
    await creator.getByText('Mend what failed').waitFor();
    expect(await creator.getByRole('button', { name: 'Submit for review' }).isDisabled()).toBe(true);
    await lookAt(creator, 'creator-checks-phone');
    await creator
      .getByLabel('Caption or script')
      .fill('#publicidade A minha sala ao fim da tarde, com uma luz quente e um livro novo.');
    await creator.getByText('Mend what failed').waitFor({ state: 'detached' });
    await creator.getByRole('button', { name: 'Submit for review' }).click();
    await creator.getByText('To review').first().waitFor();
  });

  test('the brand asks for a change, then approves, and the fee is hers', async () => {
    await brand.reload();
    await brand.getByRole('button', { name: 'Ask for changes' }).click();
    await brand.getByLabel('Reasons').fill('Please say what the lamp costs.');
    await brand.getByRole('dialog').getByRole('button', { name: 'Ask for changes' }).click();
    await brand.getByText('Changes wanted').first().waitFor();
    await creator.reload();
    await creator.getByText('Please say what the lamp costs.').first().waitFor();
    await creator
      .getByLabel('Caption or script')
      .fill('#publicidade A minha sala ao fim da tarde, com uma luz quente. O candeeiro custa 89 euros.');
    await creator.getByRole('button', { name: 'Submit for review' }).click();
    await creator.getByText('To review').first().waitFor();
    await brand.reload();
    await brand.getByRole('button', { name: 'Approve' }).click();
    await brand.getByRole('dialog').getByText('€120.00').waitFor();
    await brand.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await brand.getByText('€120.00 earned, ready for payout').first().waitFor();
    await lookAt(brand, 'brand-collaboration-done');
    await creator.reload();
    await creator.getByText('€120.00 earned, ready for payout').first().waitFor();
    await creator.goto('/creator');
    const term = creator.getByRole('term').filter({ hasText: 'Ready for payout' });
    await term.locator('xpath=following-sibling::dd[1]').getByText('€120.00', { exact: true }).waitFor();
  });

  test('the next payout run sends the fee, and she sees it paid where she earned it', async () => {
    const ctx = asSystem(app.ctx, 'test');
    const back = creator.url();
    await onboard(ctx, creatorId);
    await startRun(ctx);
    await app.worker?.settleAll();
    await creator.goto(collaboration);
    await creator.getByText('€120.00 paid out').first().waitFor();
    await lookAt(creator, 'creator-collaboration-paid-phone');
    await creator.goto('/creator/payouts');
    await creator.getByRole('listitem').filter({ hasText: '€120.00' }).getByText('Sent').waitFor();
    await creator.goto(back);
  });

  test('she shares a media kit that names the brand, and nobody sees it before she says so', async () => {
    await creator.goto('/creator/media-kit');
    await creator.getByRole('textbox', { name: 'Address' }).fill('ines_casa');
    await creator.getByLabel('About you').fill('Salas pequenas, luz boa & <b>poucas coisas</b>.');
    await creator.getByLabel('Casa Lumen').check();
    await creator.getByRole('button', { name: 'Save' }).click();
    await creator.getByText('Saved.').waitFor();
    await lookAt(creator, 'creator-media-kit-phone');
    expect((await fetch(`${app.url}/kit/ines_casa`)).status).toBe(404);
    await creator.getByRole('switch').press('Space');
    await creator.getByRole('button', { name: 'Save' }).click();
    await creator.getByRole('link', { name: 'Open the page' }).waitFor();
    const reader = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' })).newPage();
    await reader.goto('/kit/ines_casa');
    await reader.getByText('Casa Lumen').waitFor();
    await reader.getByText('<b>poucas coisas</b>').waitFor();
    await lookAt(reader, 'media-kit-phone-ru');
    await reader.context().close();
  });

  test('everything of it can be read in Russian, on a phone and in the dark', async () => {
    const look = { baseURL: app.url, locale: 'ru-RU', colorScheme: 'dark' } as const;
    const reader = await (await onPhone(browser, look)).newPage();
    await enterAs(reader, app, 'aoife');
    const campaign = new URL(brand.url()).pathname;
    for (const [path, name] of [
      [`/brand/${brandId}/campaigns`, 'campaigns'],
      [`/brand/${brandId}/campaigns/new`, 'form'],
      [`/brand/${brandId}/products`, 'products'],
      [`/brand/${brandId}/creators`, 'creators'],
      [failedImport, 'import-failed'],
      [campaign, 'collaboration'],
    ] as const) {
      await reader.goto(path);
      await lookAt(reader, `brand-${name}-phone-ru`);
      const words = await reader.locator('body').innerText();
      expect(words).not.toMatch(/\b(kit|campaigns|catalogue|discovery|state)\.\w+\.\w+/);
      if (path === failedImport) expect(words).toContain('В первой строке не хватает столбцов: price, link.');
    }
    await reader.context().close();
  });
});

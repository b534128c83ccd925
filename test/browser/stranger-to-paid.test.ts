import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { moveClock, signInAs } from './sandbox-people.ts';
import { launchBrowser, looksRight, onDesktop, onPhone } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let creator: Page;
let manager: Page;
let buyer: Page;
let linkUrl: string;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const look = { baseURL: app.url };
  creator = await (await onPhone(browser, look)).newPage();
  manager = await (await onDesktop(browser, look)).newPage();
  buyer = await (await onPhone(browser, look)).newPage();
});

afterAll(() => browser?.close());

/** Waits until her home says that amount under that label. */
async function earningsSay(label: string, amount: string): Promise<void> {
  await creator.goto('/creator');
  const term = creator.getByRole('term').filter({ hasText: label });
  await term.locator('xpath=following-sibling::dd[1]').getByText(amount, { exact: true }).waitFor();
}

describe('a stranger becomes a paid creator, on her phone', () => {
  test('she signs in with Google and is asked to apply', async () => {
    await creator.goto('/');
    await creator.getByRole('link', { name: 'Continue with Google' }).waitFor();
    await looksRight(creator, 'sign-in-phone');
    await signInAs(creator, 'Google', 'ines');
    await creator.getByRole('heading', { name: 'Join the programme' }).waitFor();
    expect(new URL(creator.url()).pathname).toBe('/apply');
  });

  test('nothing is ticked for her, and a form with gaps says which', async () => {
    for (const box of await creator.getByRole('checkbox', { name: /required|optional/ }).all()) {
      expect(await box.isChecked()).toBe(false);
    }
    await creator.getByRole('button', { name: 'Send application' }).click();
    await creator.getByText('Please look at the marked fields.').waitFor();
    expect(await creator.getByText('We cannot open an account without this.').count()).toBe(2);
    await looksRight(creator, 'apply-errors-phone');
  });

  test('she fills it in, reads the terms, agrees to what is required, and waits', async () => {
    await creator.getByRole('combobox', { name: 'Country you live in' }).fill('Portug');
    await creator.getByRole('option', { name: 'Portugal' }).click();
    await creator.getByLabel('Day', { exact: true }).fill('14');
    await creator.getByLabel('Month').selectOption({ label: 'March' });
    await creator.getByLabel('Year').fill('1994');
    await creator.getByText('Food', { exact: true }).click();
    await creator.getByRole('button', { name: 'Read the text: Programme terms' }).click();
    await creator.getByRole('dialog', { name: 'Programme terms' }).getByText('I promote only').waitFor();
    await creator.keyboard.press('Escape');
    await creator.getByRole('checkbox', { name: 'Programme terms' }).check();
    await creator.getByRole('checkbox', { name: 'Privacy notice' }).check();
    await creator.getByRole('button', { name: 'Send application' }).click();
    await creator.getByRole('heading', { name: 'We have your application' }).waitFor();
    await looksRight(creator, 'application-waiting-phone');
  });

  test('a manager approves her with one key, and her page notices', async () => {
    await signInAs(manager, 'Facebook', 'mara');
    await manager.getByRole('heading', { name: 'Inês Carvalho' }).waitFor();
    await looksRight(manager, 'manager-home-desktop');
    await manager.keyboard.press('a');
    await manager.getByText('Inês Carvalho is in.').waitFor();
    await manager.getByText('All applications are decided').waitFor();
    await creator.getByRole('heading', { name: 'You are in' }).waitFor();
    await creator.getByRole('link', { name: 'To your portal' }).click();
    await creator.getByRole('heading', { name: 'Hello, Inês Carvalho' }).waitFor();
    await looksRight(creator, 'creator-home-empty-phone');
  });

  test('she makes a link to a product with her thumb', async () => {
    await creator.getByRole('navigation').getByRole('button', { name: 'Make a link' }).click();
    const sheet = creator.getByRole('dialog', { name: 'Make a link' });
    await sheet.getByRole('combobox', { name: 'Brand' }).click();
    await creator.getByRole('option', { name: /Casa Lumen/ }).click();
    await sheet.getByPlaceholder('Search products').fill('lamp');
    await creator.getByRole('option', { name: /Linen table lamp/ }).click();
    await sheet.getByText('Story', { exact: true }).click();
    await sheet.getByRole('button', { name: 'Make link' }).click();
    await sheet.getByText('Your link is ready').waitFor();
    await looksRight(creator, 'link-ready-phone');
    linkUrl = `http://${await sheet.getByRole('status').filter({ hasText: '/r/' }).innerText()}`;
    expect(linkUrl.startsWith(`${app.url}/r/`)).toBe(true);
  });

  test('somebody follows it, buys four lamps, and gets them', async () => {
    await buyer.goto(linkUrl);
    await buyer.getByText("you came by a creator's link").waitFor();
    await buyer.getByLabel('Quantity').fill('4');
    await buyer.getByRole('button', { name: 'Buy' }).click();
    for (const step of ['Paid', 'Shipped', 'Deliver']) await buyer.getByRole('button', { name: step }).click();
    await app.worker?.settleAll();
  });

  test('she sees the click, the order, what she earns, and why', async () => {
    await creator.goto('/creator/links');
    await creator.getByRole('listitem').filter({ hasText: '1 click' }).getByText('1 order').waitFor();
    await earningsSay('Pending', '€35.60');
    await creator.getByRole('link', { name: /^Why order/ }).click();
    await creator.getByText('You earn 10 % of it').waitFor();
    await looksRight(creator, 'commission-phone');
  });

  test('finance sees what the brand owes, and trusts it to pay later', async () => {
    await manager.getByRole('link', { name: 'Payouts' }).first().click();
    await manager.getByRole('link', { name: 'Brands’ money' }).click();
    await manager.getByRole('cell', { name: '€35.60' }).first().waitFor();
    await looksRight(manager, 'brands-money-desktop');
    await manager.getByRole('button', { name: 'Trust' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Trust' }).click();
    await manager.getByText('Trusted', { exact: true }).waitFor();
  });

  test('the return window passes, and the money is hers', async () => {
    await moveClock(buyer, app.sandboxUrl, [15, 1]);
    await earningsSay('Ready for payout', '€35.60');
    await earningsSay('Pending', '€0.00');
    await creator.getByText('You have not set up a payout account yet.').waitFor();
    await looksRight(creator, 'creator-home-phone');
  });

  test('she sets up her payout account at Stripe and comes back', async () => {
    await creator.getByRole('button', { name: 'Set up payouts' }).click();
    await creator.getByRole('button', { name: 'Complete onboarding' }).click();
    await creator.waitForURL('**/creator/payouts?onboarding=done');
    await creator.getByText('Everything is in place.').waitFor();
    await looksRight(creator, 'payouts-phone');
  });

  test('she gives her tax details, without which nobody is paid', async () => {
    await creator.getByLabel('Legal name').fill('Inês Maria Carvalho');
    await creator.getByRole('combobox', { name: 'Country of tax residence' }).fill('Portugal');
    await creator.getByRole('option', { name: 'Portugal' }).click();
    await creator.getByLabel('Street and number').fill('Rua das Flores 12');
    await creator.getByLabel('Postcode').fill('4050-262');
    await creator.getByLabel('City').fill('Porto');
    await creator.getByLabel('Tax number').fill('299999998');
    await creator.getByLabel('Date of birth').fill('1996-05-04');
    await creator.getByRole('button', { name: 'Keep tax details' }).click();
    await creator.getByText('Please fill this in.').waitFor();
    await creator.getByLabel('I agree that the programme writes').check();
    await looksRight(creator, 'tax-details-phone');
    await creator.getByRole('button', { name: 'Keep tax details' }).click();
    await creator.getByText('Tax number ending in 9998').waitFor();
  });

  test('finance looks at who would be paid, starts the run, and watches it finish', async () => {
    await manager.getByRole('link', { name: 'Payouts' }).first().click();
    await manager.getByRole('cell', { name: 'Inês Carvalho' }).waitFor();
    await looksRight(manager, 'payout-preview-desktop');
    await manager.getByRole('button', { name: 'Start payout run' }).click();
    await manager.getByRole('button', { name: 'Send €35.60' }).click();
    await manager.waitForURL('**/manager/payouts/*');
    await manager.getByText('1 of 1').waitFor();
    await manager.getByText('Finished', { exact: false }).first().waitFor();
    await looksRight(manager, 'payout-run-desktop');
  });

  test('she sees it paid, and the ledger balances to zero', async () => {
    await earningsSay('Paid', '€35.60');
    await creator.goto('/creator/payouts');
    await creator.getByRole('listitem').filter({ hasText: '€35.60' }).getByText('Sent').waitFor();
    await manager.getByRole('link', { name: 'Ledger' }).first().click();
    await manager.getByText('Balances to zero').waitFor();
    await looksRight(manager, 'ledger-desktop');
  });
});

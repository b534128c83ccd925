import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../src/context.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { startApp } from '../support/start-app.ts';
import { launchBrowser, looksRight, onPhone } from './support.ts';

/**
 * A person's seconds by the keystroke-level model (Card, Moran, Newell, 1980): a tap with aiming, a character on a phone's
 * keyboard, and a thought before each; and reading at 238 words a minute (Brysbaert, 2019).
 */
const SECONDS = { tap: 1.1, character: 0.5, thought: 1.35, word: 60 / 238 };
const MOST = { taps: 10, fields: 2, seconds: 120 };

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let page: Page;
const spent = { taps: 0, fields: 0, characters: 0, words: 0 };
const read = new Set<string>();

beforeAll(async () => {
  app = await startApp();
  const ctx = asSystem(app.ctx, 'test');
  const { version, ...settings } = await currentSettings(ctx);
  await changeSettings(ctx, { ...settings, applications: { approveAutomatically: true } }, version);
  browser = await launchBrowser();
  page = await (await onPhone(browser, { baseURL: app.url })).newPage();
});

afterAll(() => browser?.close());

/** What stands on a page of ours, without what only opens when it is touched, and without the sandbox's own line. */
const textOf = () =>
  page.locator('main').evaluate((main) => {
    const closed = [...main.querySelectorAll('option')].map((option) => option.textContent ?? '');
    const lines = (main as HTMLElement).innerText.split('\n');
    return lines.filter((line) => !closed.includes(line.trim()));
  });

/** Reads what is new on the page, word for word, as nobody does; then taps. */
async function tap(what: Locator): Promise<void> {
  await what.waitFor();
  for (const line of page.url().startsWith(app.url) ? await textOf() : []) {
    if (!read.has(line)) spent.words += line.split(/\s+/).filter(Boolean).length;
    read.add(line);
  }
  await what.tap();
  spent.taps += 1;
}

async function type(what: Locator, text: string): Promise<void> {
  await tap(what);
  await what.pressSequentially(text);
  spent.fields += 1;
  spent.characters += text.length;
}

const personSeconds = () =>
  spent.taps * (SECONDS.tap + SECONDS.thought) +
  spent.characters * SECONDS.character +
  spent.fields * SECONDS.thought +
  spent.words * SECONDS.word;

test('the form asks with the right keyboards, knows what the phone knows, and ticks nothing', async () => {
  await page.goto('/');
  await tap(page.getByRole('link', { name: 'Continue with Google' }));
  await tap(page.locator('button[name=person][value=ines]'));
  const name = page.getByLabel('Name people know you by');
  await name.waitFor();
  expect(await name.inputValue()).toBe('Inês Carvalho');
  expect(await name.getAttribute('autocomplete')).toBe('nickname');
  // The test's phone keeps the time of Berlin and is set to British English.
  expect(await page.getByRole('combobox', { name: 'Country you live in' }).inputValue()).toBe('Germany');
  expect(await page.locator('form').getByText('English', { exact: true }).first().isVisible()).toBe(true);
  for (const part of ['Day', 'Year'] as const) {
    const field = page.getByLabel(part, { exact: true });
    expect(await field.getAttribute('inputmode'), part).toBe('numeric');
    expect(await field.getAttribute('autocomplete'), part).toBe(`bday-${part.toLowerCase()}`);
  }
  expect(await page.locator('input[type=checkbox][id*="consent"]:checked, input[required]:checked').count()).toBe(0);
  await looksRight(page, 'first-minutes-form-phone');
});

test('she fills it in and has her first link one tap after the last question', async () => {
  const start = Date.now();
  await type(page.getByLabel('Day', { exact: true }), '14');
  await page.getByLabel('Month').selectOption({ label: 'March' });
  spent.taps += 1;
  await type(page.getByLabel('Year'), '1994');
  await tap(page.getByText('Food', { exact: true }));
  await tap(page.getByRole('checkbox', { name: 'Programme terms' }));
  await tap(page.getByRole('checkbox', { name: 'Privacy notice' }));
  await tap(page.getByRole('button', { name: 'Send application' }));
  await page.getByRole('heading', { name: 'You are in. Your first link' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/creator/first-link');
  await page.getByRole('button', { name: /Linen table lamp/ }).waitFor();
  const machineMs = Date.now() - start;
  await looksRight(page, 'first-minutes-products-phone');
  await tap(page.getByRole('button', { name: /Linen table lamp.*You earn €/ }));
  await page.getByText('Your link is ready').waitFor();
  await looksRight(page, 'first-minutes-link-phone');

  const seconds = personSeconds();
  process.stdout.write(
    `first minutes on a phone: ${spent.taps} taps, ${spent.fields} typed fields (${spent.characters} characters), ` +
      `${spent.words} words on the way; ${seconds.toFixed(0)} s for a person who reads every word, ` +
      `${(machineMs / 1_000).toFixed(1)} s of it waiting for us at most\n`,
  );
  expect(spent.taps).toBeLessThanOrEqual(MOST.taps);
  expect(spent.fields).toBeLessThanOrEqual(MOST.fields);
  expect(seconds).toBeLessThan(MOST.seconds);
});

test('from there the way goes on, and her link is in her portal', async () => {
  await page.getByRole('link', { name: 'To my portal' }).tap();
  await page.getByRole('heading', { name: 'Hello, Inês Carvalho' }).waitFor();
  await page.goto('/creator/links');
  await page.getByRole('listitem').filter({ hasText: '/r/' }).first().waitFor();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { signInAs, TITLES } from './sandbox-people.ts';
import { launchBrowser, onPhone, shoot } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await (await onPhone(browser, { baseURL: app.url })).newPage();
});
afterEach(() => page.context().close());

const names = Object.keys(TITLES) as (keyof typeof TITLES)[];

test.for(names)('a stranger signs in with %s and may apply', async (network) => {
  await signInAs(page, network, 'aoife');
  await page.getByRole('heading', { name: 'Join the programme' }).waitFor();
  await page.getByText(`Signed in with ${network}`).waitFor();
  const me = await page.evaluate(async () => (await fetch('/v1/me')).json());
  expect(me).toMatchObject({ user: { displayName: "Aoife O'Sullivan" }, identities: [{ network: TITLES[network] }] });
});

test.for(names)('who refuses at %s is back with a sentence, and nothing was made', async (network) => {
  await page.goto('/');
  await page.getByRole('link', { name: `Continue with ${network}`, exact: true }).click();
  await page.getByRole('button', { name: 'Deny' }).click();
  await page.getByText('You did not allow the sign-in').waitFor();
  if (network === 'TikTok') await shoot(page, 'sign-in-denied-phone');
  expect(await page.evaluate(async () => (await fetch('/v1/me')).status)).toBe(401);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../support/start-app.ts';
import { signInAs } from './sandbox-people.ts';
import { accessibilityProblems, launchBrowser, onDesktop, onPhone, shoot, sidewaysOverflow } from './support.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(() => {
  page = undefined as never;
});

const row = (name: RegExp) => page.getByRole('listitem').filter({ hasText: name });

describe('one’s own account', () => {
  test('a manager finds it in the account menu, links TikTok and unlinks it again', async () => {
    page = await (await onDesktop(browser, { baseURL: app.url })).newPage();
    await signInAs(page, 'Google', 'mara');
    await page.getByRole('complementary').getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Account settings' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await row(/Google/)
      .getByText('your only way in')
      .waitFor();
    await page.getByRole('button', { name: 'Link TikTok' }).click();
    await page.locator('button[name=person][value=mara]').click();
    await page.getByText('TikTok is linked').waitFor();
    await row(/TikTok/)
      .getByText('8 followers')
      .waitFor();
    await shoot(page, 'account-desktop', { fullPage: true });
    await row(/TikTok/)
      .getByRole('button', { name: 'Unlink' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
    await row(/TikTok/)
      .getByText('Not linked')
      .waitFor();
    await page.context().close();
  });

  test('somebody’s account that is linked elsewhere is refused in words', async () => {
    page = await (await onPhone(browser, { baseURL: app.url })).newPage();
    await signInAs(page, 'X', 'zeynep');
    await page.context().clearCookies();
    await signInAs(page, 'Google', 'jonas');
    await page.goto('/account');
    await page.getByRole('button', { name: 'Link X' }).click();
    await page.locator('button[name=person][value=zeynep]').click();
    await page.getByText('already signs in to somebody else').waitFor();
    await page.context().close();
  });

  test('on a phone: an address is confirmed by the code in the mailbox, and then one signs out everywhere', async () => {
    page = await (await onPhone(browser, { baseURL: app.url })).newPage();
    await signInAs(page, 'TikTok', 'lucie');
    await page.goto('/account');
    await page.getByLabel('Your address').fill('lucie@people.example');
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByText('We mailed a code of six digits').waitFor();
    await app.worker?.settleAll();
    const mailbox = await page.context().newPage();
    await mailbox.goto(`${app.sandboxUrl}/mail`);
    const subject = await mailbox
      .getByRole('link', { name: /is your Kolect code/ })
      .first()
      .innerText();
    await mailbox.close();
    await page.getByLabel('Code').fill(subject.slice(0, 6));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('lucie@people.example').waitFor();
    await page.getByText('Your address is confirmed').waitFor();
    await shoot(page, 'account-phone', { fullPage: true });
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
    await page.goto('/account');
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
    await page.context().close();
  });

  test('a Russian reads what she would agree to in Russian, thinks better of it, and deletes her account', async () => {
    page = await (await onPhone(browser, { baseURL: app.url, locale: 'ru-RU' })).newPage();
    await page.goto('/');
    await page.getByRole('link', { name: /X$/ }).click();
    await page.locator('button[name=person][value=dmitri]').click();
    await page.getByRole('checkbox', { name: 'Условия программы' }).waitFor();
    await page.getByRole('button', { name: 'Прочитать текст: Уведомление о конфиденциальности' }).click();
    await page.getByText('Я могу в любой момент запросить копию').waitFor();
    await shoot(page, 'consent-phone-ru');
    await page.goto('/account');
    await page.getByRole('button', { name: 'Удалить мой аккаунт' }).click();
    await page.getByRole('dialog').getByText('начнёте заново').waitFor();
    await shoot(page, 'account-delete-phone-ru');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить мой аккаунт' }).click();
    await page.getByRole('link', { name: /X$/ }).waitFor();
    expect(await page.evaluate(async () => (await fetch('/v1/me')).status)).toBe(401);
    await page.context().close();
  });

  test.each([
    ['phone-dark-ru', onPhone, 'dark'],
    ['desktop-light-ru', onDesktop, 'light'],
  ] as const)('reads well and is reachable by everybody: %s', async (name, open, colorScheme) => {
    page = await (await open(browser, { baseURL: app.url, locale: 'ru-RU', colorScheme })).newPage();
    await page.goto('/?returnTo=/account');
    await page.getByRole('link', { name: /Instagram/ }).click();
    await page.locator('button[name=person][value=olena]').click();
    await page.getByRole('heading', { name: 'Ваш аккаунт' }).waitFor();
    await page.getByText(/подписчик/).waitFor();
    await page.getByText('Это устройство').waitFor();
    await shoot(page, `account-${name}`, { fullPage: true });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });
});

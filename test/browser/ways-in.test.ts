import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { application } from '../builders.ts';
import { Person } from '../support/person.ts';
import { startApp } from '../support/start-app.ts';
import { signInAs } from './sandbox-people.ts';
import { launchBrowser, onPhone } from './support.ts';

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

describe('what went wrong at sign-in is said in a sentence', () => {
  test.each([
    ['oauth_state_invalid', 'took too long or was started in another window'],
    ['oauth_denied', 'You did not allow the sign-in'],
    ['network_unavailable', 'does not answer at the moment'],
    ['network_answer_invalid', 'an answer we cannot trust'],
    ['session_expired', 'signed out for your safety'],
    ['<script>alert(1)</script>', 'Something went wrong'],
  ])('%s', async (code, sentence) => {
    await page.goto(`/?${new URLSearchParams({ problem: code })}`);
    const alert = page.getByRole('alert');
    await alert.getByText(sentence).waitFor();
    expect(await alert.innerText()).not.toContain(code);
  });

  test('a person who denies is back with a sentence and may try again', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Google' }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByText('You did not allow the sign-in').waitFor();
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
  });
});

describe('where people end up', () => {
  test('a stranger who opens a page of a portal signs in first and is then taken there', async () => {
    await page.goto('/manager/ledger');
    await page.getByRole('link', { name: 'Google' }).click();
    await page.locator('button[name=person][value=jonas]').click();
    await page.getByRole('heading', { name: 'Ledger' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/manager/ledger');
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'a returnTo that leads elsewhere (%s) is not passed on',
    async (returnTo) => {
      await page.goto(`/?${new URLSearchParams({ returnTo })}`);
      expect(await page.getByRole('link', { name: 'Google' }).getAttribute('href')).toBe('/auth/google');
    },
  );

  test('a manager who opens the creator portal is taken to her own', async () => {
    await signInAs(page, 'Google', 'mara');
    await page.goto('/creator/links');
    await page.getByRole('heading', { name: 'Programme' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/manager');
  });

  test('somebody with two memberships chooses, and can switch from inside', async () => {
    await makeCreatorOfManager();
    await page.goto('/');
    await page.getByRole('link', { name: 'Google' }).click();
    await page.locator('button[name=person][value=jonas]').click();
    await page.getByRole('link', { name: /Creator/ }).click();
    await page.getByRole('heading', { name: /^Hello/ }).waitFor();
    await page.getByRole('banner').getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Programme manager' }).click();
    await page.getByRole('heading', { name: 'Programme' }).waitFor();
  });

  test('who signs out is a stranger again', async () => {
    await signInAs(page, 'Google', 'mara');
    await page.getByRole('banner').getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
    await page.goto('/manager');
    await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
  });

  test('an unknown address says so', async () => {
    await page.goto('/no/such/page');
    await page.getByText('This page does not exist').waitFor();
  });
});

describe('when the service fails', () => {
  test('a page says it in words with the request id, and works again after a retry', async () => {
    await signInAs(page, 'Google', 'mara');
    const failure = { status: 503, code: 'unavailable', detail: 'The ledger is being restored.', requestId: 'req_77' };
    await page.route('**/v1/ledger/trial-balance', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(failure) }),
    );
    await page.goto('/manager/ledger');
    await page.getByText('The ledger is being restored.').waitFor();
    await page.getByText('req_77').waitFor();
    await page.unroute('**/v1/ledger/trial-balance');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The journal is empty').waitFor();
  });

  test('a session that ended leads to the sign-in page with the way back', async () => {
    await signInAs(page, 'Google', 'mara');
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('link', { name: 'Ledger' }).first().click();
    await page.getByText('signed out for your safety').waitFor();
    expect(await page.getByRole('link', { name: 'Continue with Google' }).getAttribute('href')).toContain('returnTo');
  });
});

/** Jonas, who is a manager, applies as a creator too, and is approved. */
async function makeCreatorOfManager(): Promise<void> {
  const jonas = await Person.enter(app, 'jonas');
  const mine = await jonas.post<{ id: string }>('/v1/applications', application({ displayName: 'Jonas Vandersteen' }));
  const mara = await Person.enter(app, 'mara');
  await mara.post(`/v1/applications/${mine.body.id}/approve`);
}

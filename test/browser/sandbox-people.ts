import type { Page } from 'playwright-core';
import type { Network } from '../../src/accounts/schemas.ts';
import type { Kolect } from '../../src/start/index.ts';
import { Person } from '../support/person.ts';

/** The networks as the sign-in page writes them. */
export const TITLES = {
  Google: 'google',
  Facebook: 'facebook',
  Instagram: 'instagram',
  X: 'x',
  TikTok: 'tiktok',
} as const;

/** Signs in through the sandbox's own page, as a person would: network, then who. Ends on a page of Kolect. */
export async function signInAs(page: Page, network: keyof typeof TITLES, personId: string): Promise<void> {
  await page.goto('/');
  // By its address: the words are in the reader's language.
  await page.locator(`a[href^="/auth/${TITLES[network]}"]`).click();
  await page.locator(`button[name=person][value=${personId}]`).click();
  await page.waitForURL((url) => /^\/(apply|creator|manager|brand|agency)/.test(url.pathname));
}

/** Puts the page into somebody's session, for tests that are not about signing in: without the three pages on the way. It stays where it is. */
export async function enterAs(
  page: Page,
  kolect: Pick<Kolect, 'url'>,
  personId: string,
  network: Network = 'google',
): Promise<void> {
  const { cookies } = await Person.enter(kolect, personId, network);
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: kolect.url })));
}

/** Moves programme time forward on the sandbox's clock page. */
export async function moveClock(page: Page, sandboxUrl: string, days: readonly (1 | 7 | 15 | 30)[]): Promise<void> {
  for (const count of days) {
    await page.goto(`${sandboxUrl}/clock`);
    const moved = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: count === 1 ? '+1 day' : `+${count} days`, exact: true }).click();
    await moved;
    await page.waitForURL(`${sandboxUrl}/clock`);
  }
}

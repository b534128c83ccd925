import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Starts the system's Chromium with a profile of its own, which Playwright removes at close. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });
}

export interface Look {
  baseURL: string;
  /** Language tag of the reader, `en-GB` unless told. */
  locale?: string;
  colorScheme?: 'light' | 'dark';
}

const patienceMs = 15_000;

async function contextOf(browser: Browser, look: Look, options: BrowserContextOptions): Promise<BrowserContext> {
  const common = {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  } as const;
  const context = await browser.newContext({ ...common, ...look, ...options });
  context.setDefaultTimeout(patienceMs);
  return context;
}

// Without a name of its own, a headless Chromium is taken for a crawler, and its clicks do not count.
const chrome = 'Chrome/150.0.0.0';
const phoneAgent = `Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome} Mobile Safari/537.36`;
const desktopAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${chrome} Safari/537.36`;

/** A phone: 390 × 844, touch. Sharp only for pictures: four times the points take four times as long to paint. */
export const onPhone = (browser: Browser, look: Look): Promise<BrowserContext> =>
  contextOf(browser, look, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: process.env.SCREENSHOTS ? 2 : 1,
    userAgent: phoneAgent,
  });

/** A desktop: 1440 × 900. */
export const onDesktop = (browser: Browser, look: Look): Promise<BrowserContext> =>
  contextOf(browser, look, { viewport: { width: 1440, height: 900 }, userAgent: desktopAgent });

/**
 * Saves what the page looks like as `<name>.png` in the folder that SCREENSHOTS names. Without one nobody looks, and nothing is drawn:
 * a long page at a phone's resolution takes seconds.
 */
export async function shoot(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: options.fullPage ?? false, animations: 'disabled' });
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA, one line for each element; empty when the page is fine. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // There is no frame from elsewhere to look into; put together on a page of its own, results take three times as long.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`));
}

/** Pixels by which the page is wider than its window: a phone must never scroll sideways. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * What has to hold on every page: it is all there, nothing hangs over its edge, and everybody can use it. Keeps a picture of it if asked.
 * @param parts lists of words of which no key may show through
 */
export async function looksRight(page: Page, name: string, ...parts: string[]): Promise<void> {
  await page.waitForLoadState('networkidle');
  await shoot(page, name, { fullPage: true });
  expect(await sidewaysOverflow(page), name).toBe(0);
  expect(await accessibilityProblems(page), name).toEqual([]);
  const untranslated = new RegExp(`\\b(?:${parts.join('|')})\\.\\w+|returned an object`);
  if (parts.length > 0) expect(await page.locator('body').innerText()).not.toMatch(untranslated);
}

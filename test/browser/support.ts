import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
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

const patienceMs = 30_000;

interface Traffic {
  inFlight: Set<Request>;
  begun: number;
}
const traffic = new WeakMap<Page, Traffic>();

function watchRequests(page: Page): void {
  const { inFlight } = trafficOf(page);
  page.on('request', (request) => {
    inFlight.add(request);
    trafficOf(page).begun += 1;
  });
  page.on('requestfinished', (request) => inFlight.delete(request));
  page.on('requestfailed', (request) => inFlight.delete(request));
}

function trafficOf(page: Page): Traffic {
  const known = traffic.get(page) ?? { inFlight: new Set<Request>(), begun: 0 };
  traffic.set(page, known);
  return known;
}

/** In the page: fonts are there, nothing moves that will come to rest, and twice in a row the page had nothing to do. */
const restInPage = `(async () => {
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
  await document.fonts.ready;
  await idle();
  const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await idle();
})()`;

/** Waits until nothing is asked of the server any more and the page shows what was answered: sooner than half a second of silence. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const known = trafficOf(page);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const before = known.begun;
    if (known.inFlight.size === 0) {
      await page.evaluate(restInPage);
      if (known.inFlight.size === 0 && known.begun === before) return;
    } else await page.waitForTimeout(10);
    if (Date.now() > deadline) throw new Error(`still asks for ${[...known.inFlight].map((one) => one.url())}`);
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Lies ready in every document, unread until it is called: to send half a megabyte to the browser with each look holds up everything here. */
const axeAtHand = `globalThis.readAxe = () => { ${axe} }`;

async function contextOf(browser: Browser, look: Look, options: BrowserContextOptions): Promise<BrowserContext> {
  const common = {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  } as const;
  const context = await browser.newContext({ ...common, ...look, ...options });
  context.setDefaultTimeout(patienceMs);
  context.on('page', watchRequests);
  await context.addInitScript(axeAtHand);
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
const axeOptions = { resultTypes: ['violations'], runOnly: { type: 'tag', values: rules } };
const runAxe = `(async () => {
  if (!globalThis.axe) readAxe();
  const { violations } = await axe.run(document, ${JSON.stringify(axeOptions)});
  return violations;
})()`;

/** What axe finds against WCAG 2.2 AA, one line for each element; empty when the page is fine. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const violations = await page.evaluate<AxeResults['violations']>(runAxe);
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
  await settled(page);
  await shoot(page, name, { fullPage: true });
  expect(await sidewaysOverflow(page), name).toBe(0);
  expect(await accessibilityProblems(page), name).toEqual([]);
  const untranslated = new RegExp(`\\b(?:${parts.join('|')})\\.\\w+|returned an object`);
  if (parts.length > 0) expect(await page.locator('body').innerText()).not.toMatch(untranslated);
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snippet } from '../../src/snippet/index.ts';
import { launchBrowser, onPhone } from './support.ts';

const CLICK = 'k1.lnk_01ABCDEF.crt_01ABCDEF.mi0abc12.abcdefghijkl.abcdefghijklmnopqrstuv';
const DAY_MS = 86_400_000;

const page = (attributes: string, shopify: boolean) => `<!doctype html><meta charset="utf-8"><title>Shop</title>
${shopify ? '<script>window.Shopify = {}</script>' : ''}
<script src="/kolect.js" ${attributes}></script>
<form><input type="hidden" name="kclid"><input type="hidden" name="attributes[kclid]"></form>`;

let browser: Browser;
let server: Server;
let base: string;
const cartUpdates: unknown[] = [];

async function open(context: BrowserContext, path: string): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(`${base}${path}`);
  return opened;
}

const clickId = (opened: Page) =>
  opened.evaluate(() => (window as unknown as { kolect: { clickId(): string } }).kolect.clickId());
const visitor = async () => {
  const context = await onPhone(browser, { baseURL: base });
  return Object.assign(context, { [Symbol.asyncDispose]: () => context.close() });
};

beforeAll(async () => {
  const app = express();
  app.get('/kolect.js', snippet());
  app.post('/cart/update.js', express.urlencoded({ extended: true }), (request, response) => {
    cartUpdates.push(request.body);
    response.json({});
  });
  app.get('/shop', (_request, response) => void response.send(page('', false)));
  app.get('/consented', (_request, response) => void response.send(page('data-consent="yes" data-days="7"', false)));
  app.get(
    '/wide',
    (_request, response) => void response.send(page('data-consent="yes" data-domain="shop.example"', false)),
  );
  app.get('/late', (_request, response) => void response.send(page('', false).replace(/<form>.*/s, '')));
  app.get('/shopify', (_request, response) => void response.send(page('', true)));
  server = app.listen(0);
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('the snippet on a shop’s pages', () => {
  test('keeps the click id through later pages and fills it into the checkout’s hidden fields', async () => {
    await using context = await visitor();
    await open(context, `/shop?utm=x&kclid=${CLICK}`);
    const later = await open(context, '/shop');
    expect(await clickId(later)).toBe(CLICK);
    const filled = await later.$$eval('input', (inputs) => inputs.map((input) => input.value));
    expect(filled).toEqual([CLICK, CLICK]);
    expect(await context.cookies()).toEqual([]);
  });

  test('keeps the last five links that were clicked, the latest first, each once, and forgets them after its days', async () => {
    await using context = await visitor();
    const other = (letter: string) => CLICK.replace('lnk_01ABCDEF', `lnk_${letter}`);
    for (const letter of ['A', 'B', 'C', 'D', 'E']) await open(context, `/shop?kclid=${other(letter)}`);
    const again = other('C').replace('k1.', 'k2.');
    await open(context, `/shop?kclid=${again}`);
    const opened = await open(context, `/shop?kclid=${CLICK}`);
    expect(await clickId(opened)).toBe([CLICK, again, other('E'), other('D'), other('B')].join('~'));
    await opened.evaluate((laterMs) => {
      const now = Date.now();
      Date.now = () => now + laterMs;
    }, 31 * DAY_MS);
    expect(await opened.evaluate(() => window.location.search)).toContain(CLICK);
    expect(await clickId(opened)).toBe(CLICK);
    await opened.goto(`${base}/shop`);
    await opened.evaluate((laterMs) => {
      const now = Date.now();
      Date.now = () => now + laterMs;
    }, 31 * DAY_MS);
    expect(await clickId(opened)).toBe('');
  });

  test('fills in a form that a page without reloads shows later, when it is sent', async () => {
    await using context = await visitor();
    await open(context, `/shop?kclid=${CLICK}`);
    const opened = await open(context, '/late');
    const sent = await opened.evaluate(
      () =>
        new Promise((resolve) => {
          document.body.innerHTML = '<form><input type="hidden" name="kclid"><button>Buy</button></form>';
          document.addEventListener('submit', (event) => {
            event.preventDefault();
            resolve(new FormData(event.target as HTMLFormElement).get('kclid'));
          });
          document.querySelector('button')?.click();
        }),
    );
    expect(sent).toBe(CLICK);
  });

  test('with a domain, its cookie is there for the checkout on another of the shop’s hosts', async () => {
    await using context = await visitor();
    // Hosts of one domain, as no loopback address has them.
    await context.route(/^https:/, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const answer = await fetch(`${base}${pathname}${search}`);
      await route.fulfill({ contentType: answer.headers.get('content-type') ?? '', body: await answer.text() });
    });
    const opened = await context.newPage();
    await opened.goto(`https://www.shop.example/wide?kclid=${CLICK}`);
    await opened.goto('https://checkout.shop.example/shop');
    expect(await clickId(opened)).toBe(CLICK);
  });

  test('sets a cookie only with the consent flag, for the days asked for', async () => {
    await using context = await visitor();
    await open(context, `/consented?kclid=${CLICK}`);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: 'kclid', value: CLICK, sameSite: 'Lax', secure: true });
    expect(Math.round(((cookie?.expires ?? 0) * 1_000 - Date.now()) / DAY_MS)).toBe(7);
  });

  test('writes the click id into a Shopify cart', async () => {
    await using context = await visitor();
    const opened = await context.newPage();
    await Promise.all([opened.waitForResponse(/cart\/update/), opened.goto(`${base}/shopify?kclid=${CLICK}`)]);
    expect(cartUpdates).toEqual([{ attributes: { kclid: CLICK } }]);
    await Promise.all([opened.waitForLoadState('networkidle'), opened.goto(`${base}/shopify`)]);
    expect(cartUpdates).toHaveLength(1);
    const back = await open(context, '/shopify');
    await back.waitForLoadState('networkidle');
    expect(cartUpdates).toEqual([{ attributes: { kclid: CLICK } }, { attributes: { kclid: CLICK } }]);
  });

  test('ignores what is no click id, and is under one kilobyte', async () => {
    await using context = await visitor();
    const opened = await open(context, '/shop?kclid=%3Cscript%3E');
    expect(await clickId(opened)).toBe('');
    const script = await (await fetch(`${base}/kolect.js`)).text();
    expect(script.length).toBeLessThan(1_000);
  });
});

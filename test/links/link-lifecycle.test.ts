import { createServer } from 'node:http';
import express from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addBrand } from '../../src/brands/index.ts';
import type { Context } from '../../src/context.ts';
import { DAY_MS } from '../../src/kit/clock.ts';
import { listBrandCodes } from '../../src/links/brand-codes.ts';
import { changeLink } from '../../src/links/change-link.ts';
import {
  createClickBuffer,
  createKnownLinks,
  createRedirect,
  daysOf,
  makeCode,
  makeLink,
} from '../../src/links/index.ts';
import { describeLinks, listCodes, listLinks } from '../../src/links/list-links.ts';
import { type ClickRecord, codes, sourceCounters } from '../../src/links/model.ts';
import { readLink } from '../../src/links/read-link.ts';
import { linkEndpoints } from '../../src/links/routes.ts';
import { LinkChange, NewCode, NewLink } from '../../src/links/schemas.ts';
import { writeClicks } from '../../src/links/write-clicks.ts';
import { changeSettings } from '../../src/settings/index.ts';
import { unique } from '../builders.ts';
import { countAll, countClicks } from '../support/clicks.ts';
import { portOf } from '../support/port-of.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let creator: TestContext;
let brandId: string;
let host: string;

const newLink = (changes: object = {}) =>
  makeLink(creator, { destination: `https://${host}/lamps`, subIds: {}, ...changes });
const coded = (code: string) => expect.objectContaining({ code });

/** A redirect of its own, as the service has it: nothing remembered from another test. */
async function opened(on: Context = ctx) {
  const visits = createRedirect(on, createKnownLinks(on), createClickBuffer(on), () => false);
  const app = express().set('env', 'test').get('/r/:code', visits.handler);
  const server = createServer((request, response) => {
    if (!visits.atOnce(request, response)) app(request, response);
  }).listen(0);
  afterAll(() => server.close());
  return (code: string, accept = 'text/html,*/*;q=0.8', language = 'en') =>
    fetch(`http://127.0.0.1:${portOf(server)}/r/${code}`, {
      redirect: 'manual',
      headers: { accept, 'accept-language': language },
    });
}

beforeAll(async () => {
  ctx = await testContext();
  host = `${unique('shop')}.example`;
  brandId = (await addBrand(ctx, { name: 'Casa Lumen', country: 'ES', domains: [host] }))._id;
  creator = { ...ctx, actor: { kind: 'user', userId: 'usr_1', creatorId: 'crt_1', creatorActive: true } };
});

describe('a link', () => {
  test('leads there from the database and from memory, and says what is wrong where neither can sign', async () => {
    const { code } = await newLink();
    const keyring = { ...ctx.keyring, derive: vi.fn(ctx.keyring.derive) };
    const visit = await opened({ ...ctx, keyring });
    const answers = [await visit(code), await visit(code), await visit(`${code}?utm_source=x`)];
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302]);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(3);
    keyring.derive.mockReturnValue(undefined);
    expect((await visit(code)).status).toBe(500);
    keyring.derive.mockImplementation(ctx.keyring.derive);
    expect((await visit(code)).status).toBe(302);
  });

  test('paused leads nowhere and resumed leads on; its destination never changes', async () => {
    const link = await newLink();
    expect((await (await opened())(link.code)).status).toBe(302);
    await changeLink(creator, link._id, { state: 'paused' });
    expect((await (await opened())(link.code)).status).toBe(404);
    const resumed = await changeLink(creator, link._id, { state: 'active' });
    expect(resumed.destination).toBe(link.destination);
    expect((await (await opened())(link.code)).status).toBe(302);
    expect(LinkChange.safeParse({ destination: 'https://elsewhere.example' }).success).toBe(false);
  });

  test('ends at its time, also where it is known from memory, and can be given more', async () => {
    const expiresAt = new Date(ctx.clock.now().getTime() + DAY_MS);
    const link = await newLink({ expiresAt });
    const visit = await opened();
    expect((await visit(link.code)).status).toBe(302);
    ctx.clock.set(expiresAt);
    expect((await visit(link.code)).status).toBe(404);
    expect((await describeLinks(creator, [link])).get(link._id)).toMatchObject({ state: 'expired', visitors: 0 });
    await changeLink(creator, link._id, { expiresAt: null });
    expect((await (await opened())(link.code)).status).toBe(302);
  });

  test('of another creator is not there to change', async () => {
    const link = await newLink();
    const other: TestContext = {
      ...ctx,
      actor: { kind: 'user', userId: 'u2', creatorId: 'crt_2', creatorActive: true },
    };
    await expect(changeLink(other, link._id, { state: 'paused' })).rejects.toThrow(coded('not_found'));
  });

  test('is read with its clicks day by day, by its creator only', async () => {
    const link = await newLink();
    const now = ctx.clock.now();
    const rows = [0, 0, 3, 40].map(
      (daysAgo, index): ClickRecord => ({
        _id: unique('n'),
        linkId: link._id,
        creatorId: 'crt_1',
        at: new Date(now.getTime() - daysAgo * DAY_MS),
        country: null,
        device: 'phone',
        referrerHost: null,
        subIds: {},
        visitorHash: `v${index}`,
        counts: true,
      }),
    );
    await writeClicks(ctx, { id: unique('cls_'), clicks: rows });
    await countAll(ctx);
    const { days, ...rest } = await readLink(creator, link._id);
    expect(rest).toEqual((await describeLinks(creator, [link])).get(link._id));
    expect([days.length, days.at(-1)?.day]).toEqual([30, now.toISOString().slice(0, 10)]);
    expect(days.filter(({ clicks }) => clicks > 0).map(({ clicks, visitors }) => [clicks, visitors])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const other: TestContext = { ...creator, actor: { ...creator.actor, creatorId: 'crt_2' } as never };
    await expect(readLink(other, link._id)).rejects.toThrow(coded('not_found'));
  });

  test('may have a code of her own choice, once, and no reserved word', async () => {
    expect(await newLink({ code: 'ineslamps' })).toMatchObject({ code: 'ineslamps' });
    await expect(newLink({ code: 'ineslamps' })).rejects.toThrow(coded('code_taken'));
    for (const code of ['admin', 'LOGIN', 'abc', 'a'.repeat(33), 'ínes', 'two words'])
      expect(NewLink.safeParse({ destination: 'https://x.example', code }).success).toBe(false);
  });

  test('draws another code where the first one is taken', async () => {
    await newLink({ code: 'mmmm2222' });
    const drawn = ['mmmm2222', 'mmmm2222', 'mmmm3333'];
    const ids = { ...creator.ids, code: () => drawn.shift() ?? '' };
    const link = await makeLink({ ...creator, ids }, { destination: `https://${host}/lamps`, subIds: {} });
    expect(link.code).toBe('mmmm3333');
  });

  test('has a QR code as PNG', async () => {
    const link = await newLink();
    const endpoint = linkEndpoints.find(({ path }) => path.endsWith('qr.png'));
    const png = (await endpoint?.handle(creator, { params: { id: link._id } } as never)) as Buffer;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 600]);
  });
});

describe('a link that leads nowhere', () => {
  test('shows browsers a page and tells programs a problem document', async () => {
    const visit = await opened();
    const page = await visit('nosuchlink');
    expect(page.status).toBe(404);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('This link has ended');
    const russian = await (await visit('nosuchlink', undefined, 'ru-RU,ru;q=0.9,en;q=0.8')).text();
    expect(russian).toContain('<html lang="ru">');
    expect(russian).toContain('Эта ссылка больше не работает');
    for (const accept of ['application/json', '*/*']) {
      const problem = await visit('nosuchlink', accept);
      expect(problem.headers.get('content-type')).toContain('application/problem+json');
      expect(await problem.json()).toMatchObject({ status: 404, code: 'link_not_found' });
    }
  });

  test('leads to the programme’s fallback page where one is set', async () => {
    await changeSettings(ctx, { links: { fallbackUrl: 'https://programme.example/ended' } }, 0);
    const answer = await (await opened())('nosuchlink');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://programme.example/ended']);
    await changeSettings(ctx, { links: {} }, 1);
  });
});

describe('a code', () => {
  test('carries the buyer’s discount by share or by amount, never both, and no reserved word', async () => {
    await makeCode(creator, { brandId, code: 'INES10', discount: { percentBps: 1_000 } });
    await makeCode(creator, { brandId, code: 'INES5', discount: { amountMinor: 500, currency: 'EUR' } });
    const { data } = await listCodes(creator, { limit: 10 });
    expect(data.map((code) => code.discount)).toEqual([{ amountMinor: 500, currency: 'EUR' }, { percentBps: 1_000 }]);
    const valid = (code: string, discount?: object) => NewCode.safeParse({ brandId, code, discount }).success;
    expect(valid('MINE')).toBe(true);
    expect(valid('MINE', { percentBps: 1_000, amountMinor: 5, currency: 'EUR' })).toBe(false);
    expect(valid('MINE', { percentBps: 10_001 })).toBe(false);
    expect(valid('FreeShipping')).toBe(false);
  });
});

test('a brand sees whose codes it has, page by page, and nobody else does', async () => {
  const brand = await addBrand(ctx, { name: 'Olivar', country: 'ES', domains: [`${unique('olivar')}.example`] });
  for (const code of ['CYD', 'ANN', 'BEA']) await makeCode(creator, { brandId: brand._id, code });
  await sourceCounters(ctx).create([{ _id: (await codeOf('ANN', brand._id))?._id ?? '', clicks: 0, orders: 3 }]);
  const viewer = (brandId: string): TestContext => ({
    ...ctx,
    actor: { kind: 'user', userId: 'usr_9', creatorActive: false, brandRoles: [{ brandId, role: 'viewer' }] },
  });
  const first = await listBrandCodes(viewer(brand._id), brand._id, { limit: 2 });
  const second = await listBrandCodes(viewer(brand._id), brand._id, { limit: 2, cursor: first.next ?? '' });
  expect([...first.data, ...second.data].map(({ code, orders }) => [code, orders])).toEqual([
    ['ANN', 3],
    ['BEA', 0],
    ['CYD', 0],
  ]);
  expect(second.next).toBeNull();
  await expect(listBrandCodes(viewer(brandId), brand._id, { limit: 2 })).rejects.toThrow(coded('not_found'));
});

const codeOf = (code: string, at: string) => codes(ctx).findOne({ code, brandId: at }).lean();

test('unique visitors are exactly the different visitors of each link and day, in any batches, written again or not', async () => {
  const visit = fc.record({ link: fc.nat(2), day: fc.nat(1), visitor: fc.nat(4), counts: fc.boolean() });
  const history = fc.array(fc.array(visit, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(history, fc.boolean(), async (batches, again) => {
      const run = unique('run');
      const rows = batches.map((batch) =>
        batch.map(
          (seen): ClickRecord => ({
            _id: unique('click'),
            linkId: `${run}l${seen.link}`,
            creatorId: run,
            at: new Date(ctx.clock.now().getTime() - seen.day * DAY_MS),
            country: null,
            device: 'phone',
            referrerHost: null,
            subIds: {},
            visitorHash: `${run}d${seen.day}v${seen.visitor}`,
            counts: seen.counts,
          }),
        ),
      );
      const written = rows.map((clicks, index) => ({ id: `${run}b${index}`, clicks }));
      for (const batch of again ? [...written, ...written] : written) await writeClicks(ctx, batch);
      await countAll(ctx);
      const counted = rows.flat().filter((click) => click.counts);
      const different = new Set(counted.map((click) => `${click.linkId} ${click.visitorHash}`)).size;
      const counters = await sourceCounters(ctx)
        .find({ _id: new RegExp(`^${run}l`) })
        .lean();
      const sum = (pick: (row: (typeof counters)[number]) => number) =>
        counters.reduce((total, row) => total + pick(row), 0);
      expect(sum((row) => row.visitors ?? 0)).toBe(different);
      expect(sum((row) => row.clicks)).toBe(counted.length);
      expect(await countClicks(ctx, { creatorId: run, unique: true })).toBe(different);
      const days = await daysOf(ctx, run, 3);
      expect(days.reduce((total, day) => total + day.visitors, 0)).toBe(different);
    }),
    { numRuns: 25 },
  );
  expect((await listLinks(creator, { limit: 1 })).data).toHaveLength(1);
});

import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { creators } from '../../src/creators/model.ts';
import { fxRates } from '../../src/fx/model.ts';
import { addDays, utcDay } from '../../src/kit/clock.ts';
import { makeCode } from '../../src/links/index.ts';
import { writeClicks } from '../../src/links/write-clicks.ts';
import { takeInResults } from '../../src/reports/index.ts';
import { daysIn, keyRanges, splitRange } from '../../src/reports/results/counter-key.ts';
import { readReport } from '../../src/reports/results/read-report.ts';
import type { Reader } from '../../src/reports/results/readers.ts';
import { reportCsv } from '../../src/reports/results/report-csv.ts';
import { ReportQuery } from '../../src/reports/results/schemas.ts';
import { orderLine, unique } from '../builders.ts';
import { commissionDesk, PLACED } from '../commissions/commission-desk.ts';
import { someManager } from '../support/people.ts';
import { someClick, someProgramme } from '../support/results.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
let made: Awaited<ReturnType<typeof someProgramme>>;
let manager: Context;
const DAY = utcDay(PLACED);

const ask = (as: Context, reader: Reader, query: object = {}) =>
  readReport(as, reader, ReportQuery.parse({ from: DAY, to: DAY, ...query }));
const brand = (): Reader => ({ kind: 'brand', id: made.shop.brand._id });

beforeAll(async () => {
  ctx = await testContext();
  ctx.clock.set(PLACED);
  made = await someProgramme(ctx);
  manager = await someManager(ctx, 'finance');
  const desk = commissionDesk(ctx, made.shop);
  const [promoter, represented, alone] = made.touches;
  await desk.sold(
    [orderLine({ sku: 'LAMP', quantity: 2 }), orderLine({ lineId: '2', sku: '=MUG', unitPriceMinor: 1_000 })],
    { touch: promoter, deliveredAfterDays: 1 },
  );
  await desk.sold([orderLine({ sku: 'LAMP' })], { touch: represented, order: { country: 'FR' } });
  await desk.sold([orderLine({ sku: 'MUG', unitPriceMinor: 2_000 })], { touch: alone });
  const clicks = made.touches.flatMap((touch, index) =>
    Array.from({ length: 4 * (index + 1) }, () => someClick(touch.link, PLACED)),
  );
  await writeClicks(ctx, { id: unique('cls'), clicks });
  ctx.clock.set(addDays(PLACED, 17));
  await desk.approveAll();
  ctx.clock.set(addDays(PLACED, 20));
  while ((await takeInResults(ctx)) > 0);
});

describe('each kind of reader sees its own', () => {
  test('a brand: all of its orders, by every dimension', async () => {
    const { totals, currency, ratesOf } = await ask(made.brand.as, brand());
    expect({ currency, ratesOf }).toEqual({ currency: 'EUR', ratesOf: null });
    expect(totals.figures).toMatchObject({
      clicks: 24,
      visitors: 24,
      orders: 3,
      gmvMinor: 17_800 + 1_000 + 8_900 + 2_000,
      cvrBps: 1_250,
    });
    for (const by of ['campaign', 'creator', 'link', 'product', 'country'] as const) {
      const { data } = await ask(made.brand.as, brand(), { by });
      expect(data.length, by).toBeGreaterThan(0);
      expect(
        data.map(({ figures }) => figures.gmvMinor),
        by,
      ).toEqual(data.map(({ figures }) => figures.gmvMinor).toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    }
    const products = await ask(made.brand.as, brand(), { by: 'product' });
    expect(products.data.map(({ name, detail, figures }) => [name, detail, figures.orders, figures.gmvMinor])).toEqual([
      ['Lamp', 'LAMP', 2, 26_700],
      ['MUG', 'MUG', 1, 2_000],
      ['=MUG', '=MUG', 1, 1_000],
    ]);
    const countries = await ask(made.brand.as, brand(), { by: 'country' });
    expect(countries.data.map(({ value, figures }) => [value, figures.orders, figures.clicks])).toEqual([
      ['ES', 2, 24],
      ['FR', 1, 0],
    ]);
  });

  test('what a brand pays is what creators and agencies earn of it, estimated and locked in', async () => {
    const { data } = await ask(made.brand.as, brand(), { by: 'creator', sort: 'final' });
    const [promoter, represented, alone] = made.touches.map(
      ({ creator }) => data.find(({ value }) => value === creator._id)?.figures,
    );
    // 15 % of the lamp by the campaign's rate, 10 % of the rest.
    expect(promoter).toMatchObject({ commissionMinor: 2_670 + 100, finalMinor: 2_770 });
    expect(represented).toMatchObject({ commissionMinor: 890, finalMinor: 0 });
    expect(alone).toMatchObject({ commissionMinor: 200, finalMinor: 0, epcMinor: 16.67 });
    expect(data[0]?.value).toBe(made.touches[0]?.creator._id);
  });

  test('a campaign: what its rate paid for, and the clicks of whom it pays', async () => {
    const { totals } = await ask(made.brand.as, brand(), { campaign: made.campaignId });
    expect(totals.figures).toMatchObject({ clicks: 4, orders: 1, gmvMinor: 17_800, commissionMinor: 2_670 });
    const { data } = await ask(made.brand.as, brand(), { campaign: made.campaignId, by: 'product' });
    expect(data.map(({ name }) => name)).toEqual(['Lamp']);
    const rows = await ask(made.brand.as, brand(), { by: 'campaign' });
    expect(rows.data).toMatchObject([{ name: 'Autumn light', figures: { orders: 1, clicks: 4 } }]);
  });

  test('a creator earns her part, an agency its share, the programme pays all', async () => {
    const represented = made.touches[1] as (typeof made.touches)[number];
    const own = await ask(represented.as, { kind: 'creator' });
    expect(own.totals.figures).toMatchObject({ clicks: 8, orders: 1, commissionMinor: 712 });
    const agency = await ask(made.agencyAs, { kind: 'agency', id: made.agencyId }, { by: 'creator' });
    expect(agency.totals.figures).toMatchObject({ clicks: 8, orders: 1, commissionMinor: 178 });
    expect(agency.data.map(({ value }) => value)).toEqual([represented.creator._id]);
    const all = await ask(manager, { kind: 'programme' }, { by: 'brand' });
    expect(all.data).toMatchObject([{ value: made.shop.brand._id, figures: { orders: 3, commissionMinor: 3_860 } }]);
    const narrowed = await ask(manager, { kind: 'programme' }, { by: 'link', creator: represented.creator._id });
    expect(narrowed.data.map(({ value }) => value)).toEqual([represented.link._id]);
  });

  test('one row’s days', async () => {
    const [promoter] = made.touches;
    const { data, totals } = await ask(made.brand.as, brand(), {
      link: promoter?.link._id,
      from: utcDay(addDays(PLACED, -1)),
    });
    expect(data.map(({ value, figures }) => [value, figures.orders])).toEqual([
      [utcDay(addDays(PLACED, -1)), 0],
      [DAY, 1],
    ]);
    expect(totals.figures).toMatchObject({ clicks: 4, orders: 1 });
  });
});

test('another time is set beside, day by day and row by row', async () => {
  const later = { from: utcDay(addDays(PLACED, 1)), to: utcDay(addDays(PLACED, 2)), compare: 'previous' };
  const days = await ask(made.brand.as, brand(), later);
  expect(days.compared).toEqual({ from: utcDay(addDays(PLACED, -1)), to: DAY });
  expect(days.totals).toMatchObject({ figures: { orders: 0, cvrBps: null, aovMinor: null }, before: { orders: 3 } });
  expect(days.data.map(({ before }) => before?.orders)).toEqual([0, 3]);
  const rows = await ask(made.brand.as, brand(), { by: 'product', from: DAY, to: DAY, compare: 'year' });
  expect(rows.compared).toEqual({ from: '2025-03-02', to: '2025-03-02' });
  expect(rows.data[0]).toMatchObject({ figures: { orders: 2 }, before: { orders: 0 } });
});

test('several currencies become the programme’s at published rates, unknown where there is none; one alone can be asked for', async () => {
  const desk = commissionDesk(ctx, made.shop);
  const day = { from: utcDay(addDays(PLACED, 0.8)), to: utcDay(addDays(PLACED, 0.8)) };
  const alone = made.touches[2] as (typeof made.touches)[number];
  for (const currency of ['EUR', 'USD'])
    await desk.sold([orderLine({ unitPriceMinor: 10_000 })], {
      touch: alone,
      order: { currency, placedAt: addDays(PLACED, 0.8).toISOString() },
    });
  ctx.clock.set(addDays(PLACED, 20));
  while ((await takeInResults(ctx)) > 0);
  expect((await ask(made.brand.as, brand(), day)).totals.figures).toMatchObject({
    orders: 2,
    gmvMinor: null,
    aovMinor: null,
  });
  const usd = await ask(made.brand.as, brand(), { ...day, currency: 'USD' });
  expect(usd).toMatchObject({ currency: 'USD', totals: { figures: { orders: 1, gmvMinor: 10_000 } } });
  await fxRates(ctx).create([
    { _id: utcDay(ctx.clock.now()), rates: { USD: '1.25' }, source: 'test', importedAt: ctx.clock.now() },
  ]);
  const both = await ask(made.brand.as, brand(), day);
  expect(both).toMatchObject({
    currency: 'EUR',
    ratesOf: utcDay(ctx.clock.now()),
    totals: { figures: { gmvMinor: 18_000 } },
  });
});

test('pages of a table together are the whole of it, each row once', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await ask(made.brand.as, brand(), { by: 'product', limit: 1, ...(cursor ? { cursor } : {}) });
    seen.push(...page.data.map(({ name }) => name));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(['Lamp', 'MUG', '=MUG']);
});

test('the CSV is the whole table, and no cell of it is a formula', async () => {
  const csv = async (query: object) => {
    const answer = await reportCsv(made.brand.as, brand(), ReportQuery.parse({ from: DAY, to: DAY, ...query }));
    return { name: answer.fileName, lines: (await text(answer.stream)).replace('\uFEFF', '').trim().split('\r\n') };
  };
  const products = await csv({ by: 'product', limit: 1 });
  expect(products.name).toBe(`results-by-product-${DAY}-${DAY}.csv`);
  expect(products.lines).toHaveLength(4);
  expect(products.lines[1]).toBe(`${made.shop.brand._id}:LAMP,Lamp,LAMP,0,0,2,EUR,267.00,267.00,35.60,26.70,,133.50,`);
  expect(products.lines[3]).toContain("'=MUG");
  await creators(ctx).updateOne({ _id: made.touches[0]?.creator._id }, { $set: { displayName: '+cmd|calc' } });
  const ofCreators = await csv({ by: 'creator', compare: 'previous' });
  expect(ofCreators.lines.join()).toContain(",'+cmd|calc,");
  expect(ofCreators.lines[0]).toMatch(/before_epc$/);
  expect((await csv({})).lines).toHaveLength(2);
});

test('what cannot be asked is said, and what belongs to others is not there', async () => {
  const other = {
    ...made.brand.as,
    actor: { ...made.brand.as.actor, brandRoles: [{ brandId: 'brn_2', role: 'owner' }] },
  } as Context;
  await expect(ask(other, brand())).rejects.toMatchObject({ kind: 'missing' });
  await expect(ask(other, { kind: 'brand', id: 'brn_2' }, { campaign: made.campaignId })).rejects.toMatchObject({
    kind: 'missing',
  });
  await expect(ask(other, { kind: 'agency', id: made.agencyId })).rejects.toMatchObject({ kind: 'missing' });
  await expect(ask(other, { kind: 'programme' })).rejects.toMatchObject({ kind: 'missing' });
  const [promoter] = made.touches;
  const unfit = { code: 'filter_unfit' };
  await expect(ask(promoter?.as as Context, { kind: 'creator' }, { by: 'creator' })).rejects.toMatchObject(unfit);
  await expect(ask(made.brand.as, brand(), { by: 'link', country: 'ES' })).rejects.toMatchObject(unfit);
  await expect(ask(made.brand.as, brand(), { link: 'lnk_1', country: 'ES' })).rejects.toMatchObject(unfit);
  await expect(ask(made.brand.as, brand(), { agency: 'agc_1' })).rejects.toMatchObject(unfit);
  await expect(ask(made.brand.as, brand(), { from: '2020-01-01' })).rejects.toMatchObject({ code: 'period_invalid' });
  await expect(ask(made.brand.as, brand(), { to: '2020-01-01' })).rejects.toMatchObject({ code: 'period_invalid' });
  await expect(ask(made.brand.as, brand(), { by: 'product', cursor: 'x' })).rejects.toMatchObject({
    code: 'cursor_invalid',
  });
  for (const bad of [{ by: 'weather' }, { from: 'yesterday' }, { sort: 'luck' }, { currency: 'XXQ' }, { link: 'a|b' }])
    expect(ReportQuery.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
});

test('a range is whole months with days at both ends, each day once', () => {
  for (const [from, to] of [
    ['2026-01-01', '2026-12-31'],
    ['2026-01-15', '2026-03-10'],
    ['2026-01-31', '2026-02-01'],
    ['2026-02-01', '2026-02-28'],
    ['2024-02-02', '2024-03-31'],
    ['2026-05-05', '2026-05-05'],
  ] as const) {
    const { days, months } = splitRange({ from, to });
    const inMonths = daysIn({ from, to }).filter(
      (day) => months && day >= `${months.from}-01` && day <= `${months.to}-31`,
    );
    expect([...days.flatMap(daysIn), ...inMonths].toSorted()).toEqual(daysIn({ from, to }));
    if (months) for (const edge of [`${months.from}-01`, `${months.to}-28`]) expect(inMonths).toContain(edge);
  }
  expect(keyRanges('creator:c', 'link', { from: '2026-01-01', to: '2026-03-31' })).toHaveLength(1);
  expect(keyRanges('brand:b', 'link', { from: '2026-01-01', to: '2026-03-31' })).toEqual([
    { from: 'brand:b|link|month|2026-01|', to: 'brand:b|link|month|2026-03}' },
  ]);
});

test('a code is a source like a link', async () => {
  const alone = made.touches[2] as (typeof made.touches)[number];
  const code = await makeCode(alone.as, { brandId: made.shop.brand._id, code: unique('LUZ').toUpperCase() });
  const desk = commissionDesk(ctx, made.shop);
  await desk.sold(undefined, {
    touch: { ...alone, clickId: () => undefined as never },
    order: { codes: [code.code], placedAt: addDays(PLACED, -0.8).toISOString() },
  });
  while ((await takeInResults(ctx)) > 0);
  ctx.clock.set(addDays(PLACED, 20));
  const day = utcDay(addDays(PLACED, -0.8));
  const { data } = await ask(alone.as, { kind: 'creator' }, { by: 'link', from: day, to: day });
  expect(data).toMatchObject([{ name: code.code, detail: null, figures: { orders: 1, clicks: 0, cvrBps: null } }]);
});

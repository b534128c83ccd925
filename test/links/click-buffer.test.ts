import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { type ClickBuffer, createClickBuffer } from '../../src/links/click-buffer.ts';
import { newNonce } from '../../src/links/click-id.ts';
import { type ClickRecord, clickBatches, creatorDays, linkDays, sourceCounters } from '../../src/links/model.ts';
import { packClicks, unpackClicks } from '../../src/links/pack-clicks.ts';
import { firstVisits } from '../../src/links/unique-visits.ts';
import { writeClicks } from '../../src/links/write-clicks.ts';
import { unique } from '../builders.ts';
import { countAll, countClicks } from '../support/clicks.ts';
import { eventually } from '../support/eventually.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
const open: ClickBuffer[] = [];
beforeAll(async () => {
  ctx = await testContext();
});
afterEach(async () => {
  for (const buffer of open.splice(0)) await buffer.close(1_000);
});

function buffer(on: TestContext = ctx): ClickBuffer {
  const made = createClickBuffer(on);
  open.push(made);
  return made;
}

const click = (overrides: Partial<ClickRecord> = {}): ClickRecord => ({
  _id: newNonce(),
  linkId: 'lnk_1',
  creatorId: 'crt_1',
  at: ctx.clock.now(),
  country: null,
  device: 'phone',
  referrerHost: null,
  subIds: {},
  visitorHash: 'v',
  counts: true,
  ...overrides,
});

const written = (linkId: string) => countClicks(ctx, { linkId });
const batch = (clicks: ClickRecord[]) => ({ id: unique('cls_'), clicks });
/** Counted clicks of a link, once everything that was noted is counted. */
async function counted(linkId: string): Promise<number> {
  await countAll(ctx);
  return (await sourceCounters(ctx).findById(linkId).lean())?.clicks ?? 0;
}

test('clicks are written soon, all of them, and counted by link and by creator and day', async () => {
  const [linkId, creatorId] = [unique('lnk_'), unique('crt_')];
  const into = buffer();
  for (let index = 0; index < 5_000; index += 1) into.add(click({ linkId, creatorId, counts: index % 5 !== 0 }));
  await eventually(async () => (await written(linkId)) === 5_000);
  await eventually(async () => (await counted(linkId)) === 4_000);
  expect(await creatorDays(ctx).findById(`${creatorId}:2026-03-02`).lean()).toMatchObject({ clicks: 4_000 });
});

test('a batch that is written twice, at once or later, counts once', async () => {
  const linkId = unique('lnk_');
  const [one, other] = [50, 20].map((length) => batch(Array.from({ length }, () => click({ linkId }))));
  if (!one || !other) throw new Error('there are two');
  await writeClicks(ctx, one);
  await writeClicks(ctx, one);
  await Promise.all([writeClicks(ctx, other), writeClicks(ctx, other), writeClicks(ctx, one)]);
  expect(await written(linkId)).toBe(70);
  expect(await counted(linkId)).toBe(70);
  expect((await sourceCounters(ctx).findById(linkId).lean())?.visitors).toBe(1);
});

test('a visitor counts once, also when the counting is cut short and goes on with other clicks beside', async () => {
  const linkId = unique('lnk_');
  const [early, late] = [click({ linkId, at: addDays(ctx.clock.now(), -0.01) }), click({ linkId })];
  await writeClicks(ctx, batch([late]));
  // As a process does that dies before its transaction is through.
  expect(await firstVisits(ctx, [late])).toEqual(new Set([late._id]));
  await writeClicks(ctx, batch([early]));
  await countAll(ctx);
  expect((await sourceCounters(ctx).findById(linkId).lean())?.visitors).toBe(1);
  expect(await countClicks(ctx, { linkId, unique: true })).toBe(1);
  expect(await countClicks(ctx, { _id: late._id, unique: true })).toBe(1);
});

test('a batch that the database forgot before it was counted is passed over, and counted as that', async () => {
  const linkId = unique('lnk_');
  const [gone, there] = [batch([click({ linkId })]), batch([click({ linkId })])];
  await writeClicks(ctx, gone);
  await writeClicks(ctx, there);
  await clickBatches(ctx).deleteOne({ _id: `${gone.id}.0` });
  expect(await counted(linkId)).toBe(1);
  expect(await ctx.metrics.registry.metrics()).toContain('kolect_click_batches_forgotten_total{by="results"} 1');
});

test('a batch of documents, as they were written once, is read like a packed one', async () => {
  const clicks = [click(), click()];
  expect(await unpackClicks({ clicks })).toEqual(clicks);
  expect(await unpackClicks({ packed: await packClicks(clicks) })).toEqual(clicks);
});

test('a link is counted day by day', async () => {
  const [linkId, creatorId] = [unique('lnk_'), unique('crt_')];
  const yesterday = addDays(ctx.clock.now(), -1);
  const visitors = [{ visitorHash: 'a', at: yesterday }, { visitorHash: 'b' }, { visitorHash: 'c' }];
  await writeClicks(ctx, batch([...visitors, { visitorHash: 'b' }].map((one) => click({ linkId, creatorId, ...one }))));
  await countAll(ctx);
  const days = await linkDays(ctx).find({ linkId }).sort({ day: 1 }).lean();
  expect(days.map(({ day, clicks, visitors: unique }) => [day, clicks, unique])).toEqual([
    ['2026-03-01', 1, 1],
    ['2026-03-02', 3, 2],
  ]);
});

test('while the database cannot be written to they wait, and nothing is lost', async () => {
  const linkId = unique('lnk_');
  let away = true;
  const startSession = vi.fn(() =>
    away ? Promise.reject(new Error('the database is away')) : ctx.mongo.startSession(),
  );
  const mongo = Object.assign(Object.create(ctx.mongo), { startSession });
  const into = buffer({ ...ctx, mongo });
  for (let index = 0; index < 100; index += 1) into.add(click({ linkId }));
  await eventually(() => startSession.mock.calls.length > 0);
  for (let index = 0; index < 100; index += 1) into.add(click({ linkId }));
  expect(await written(linkId)).toBe(0);
  away = false;
  await eventually(async () => (await counted(linkId)) === 200);
  expect(await written(linkId)).toBe(200);
});

test('closing writes what is left, without waiting for the next batch', async () => {
  const linkId = unique('lnk_');
  const into = createClickBuffer(ctx);
  for (let index = 0; index < 3_000; index += 1) into.add(click({ linkId }));
  expect(await into.close(10_000)).toEqual({ unwritten: 0 });
  expect(await written(linkId)).toBe(3_000);
});

test('closing gives up at its deadline and says how much could not be written', async () => {
  const mongo = Object.assign(Object.create(ctx.mongo), { startSession: () => new Promise(() => undefined) });
  const into = createClickBuffer({ ...ctx, mongo });
  for (let index = 0; index < 7; index += 1) into.add(click());
  const started = performance.now();
  expect(await into.close(200)).toEqual({ unwritten: 7 });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('it holds a bounded number of clicks and counts what it had to drop', async () => {
  const mongo = Object.assign(Object.create(ctx.mongo), { startSession: () => new Promise(() => undefined) });
  const into = createClickBuffer({ ...ctx, mongo });
  const one = click();
  for (let index = 0; index < 50_010; index += 1) into.add(one);
  expect((await ctx.metrics.clicksDropped.get()).values[0]?.value).toBe(10);
  expect(await into.close(50)).toEqual({ unwritten: 50_000 });
});

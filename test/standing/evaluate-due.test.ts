import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identities, snapshots } from '../../src/accounts/model.ts';
import { holdCommissions, undoReversals } from '../../src/commissions/index.ts';
import { importRates } from '../../src/fx/index.ts';
import { addDays } from '../../src/kit/clock.ts';
import { inTransaction } from '../../src/kit/transaction.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { openRun } from '../../src/standing/evaluate-due.ts';
import { evaluateDue, recordRisk, standingsDue } from '../../src/standing/index.ts';
import { standingChanges, standingRuns, standingState, standings } from '../../src/standing/model.ts';
import { unique } from '../builders.ts';
import { someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { decided } from './decided.ts';

const START = new Date('2026-03-10T00:00:00Z');

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
  const days = ['2025-02-28', '2025-12-31', '2026-01-30', '2026-02-27', '2026-04-01', '2026-05-01'];
  const cubes = days.map((day) => `<Cube time="${day}"><Cube currency="USD" rate="1.1"/></Cube>`);
  await importRates(ctx, cubes.join(''), 'test');
});
beforeEach(async () => {
  for (const name of ['commissions', 'standings', 'standing_changes', 'standing_runs', 'standing_state', 'creators'])
    await ctx.mongo.collection(name).deleteMany({});
  ctx.clock.set(addDays(START, 0.4));
});

const newCreator = async () => (await someCreator(ctx)).creator;
const of = (id: string) => standings(ctx).findById(id).lean();
const history = async () =>
  (await standingChanges(ctx).find().sort({ at: 1, _id: 1 }).lean()).map(
    ({ at, what, from, to }) => `${at.toISOString().slice(0, 10)} ${what}: ${from} → ${to}`,
  );
const kept = async () => ({
  standings: await standings(ctx).find().sort({ _id: 1 }).lean(),
  changes: await standingChanges(ctx).find().sort({ _id: 1 }).lean(),
});
const evaluatedBy = async () =>
  (await standingRuns(ctx).find().sort({ at: 1, _id: 1 }).lean()).map(({ kind, evaluated }) => `${kind} ${evaluated}`);

test('the first evaluation is of everybody, the next ones only of those with news, and each day is evaluated once', async () => {
  const [ann, bob] = [await newCreator(), await newCreator()];
  await decided(ctx, ann._id, addDays(START, -2), { netMinor: 600_000 });
  await evaluateDue(ctx);
  await evaluateDue(ctx);
  expect(await evaluatedBy()).toEqual(['full 2']);
  expect(await of(ann._id)).toMatchObject({ tier: 'silver', figures: { netGmvMinor: 600_000, lines: 1 } });
  expect(await of(bob._id)).toMatchObject({ tier: 'bronze', figures: { netGmvMinor: 0 } });
  await decided(ctx, bob._id, addDays(START, 0.5), { netMinor: 3_000_000 });
  ctx.clock.advance(2);
  await evaluateDue(ctx);
  expect(await evaluatedBy()).toEqual(['full 2', 'day 1']);
  expect(await standingsDue(ctx)).toBe(false);
  expect(await history()).toEqual(['2026-03-10 tier: bronze → silver', '2026-03-11 tier: bronze → gold']);
});

test('a tier is lost at the month’s end, one step, without any news', async () => {
  const { _id } = await newCreator();
  await decided(ctx, _id, addDays(START, -89.5), { netMinor: 3_000_000 });
  await evaluateDue(ctx);
  ctx.clock.advance(23);
  await evaluateDue(ctx);
  expect(await history()).toEqual(['2026-03-10 tier: bronze → gold', '2026-04-01 tier: gold → silver']);
});

test('agencies’ and referrers’ parts of her sales are not counted, nor what was approved today', async () => {
  const { _id } = await newCreator();
  await decided(ctx, _id, addDays(START, -1), { role: 'agency' } as object);
  await decided(ctx, _id, addDays(START, 0.1));
  await evaluateDue(ctx);
  expect(await of(_id)).toMatchObject({ figures: { netGmvMinor: 0, lines: 0 } });
});

test('what was approved and is held, or was reversed and is not any more, leaves the figures the day after', async () => {
  const { _id } = await newCreator();
  const receipt = { attribution: { kind: 'click', sourceId: 'lnk_1' } } as never;
  const sale = (lineId: string) => ({
    ...{ orderId: `ord_${_id}`, lineId, brandId: 'brd_1', receipt },
    ...{ holds: [], approvals: 1, payableSequence: 1 },
  });
  const held = await decided(ctx, _id, addDays(START, -2), { ...sale('1'), netMinor: 600_000 });
  const reversal = { reason: 'consumer_fraud', by: 'decision', at: addDays(START, -2), hides: null };
  const gone = { amountMinor: 0, netMinor: 0, due: { amountMinor: 900, netMinor: 9_000 }, state: 'reversed', reversal };
  const reversed = await decided(ctx, _id, addDays(START, -2), {
    ...sale('2'),
    ...gone,
    payableSequence: null,
    lockAt: addDays(START, 90),
  } as never);
  await evaluateDue(ctx);
  expect(await of(_id)).toMatchObject({ figures: { netGmvMinor: 600_000, lines: 2 } });
  ctx.clock.set(addDays(START, 0.5));
  await inTransaction(ctx, (tx) => holdCommissions(tx, [held], 'cas_1'));
  await inTransaction(ctx, (tx) => undoReversals(tx, [reversed], 'Not hers.'));
  ctx.clock.advance(1);
  await evaluateDue(ctx);
  expect(await of(_id)).toMatchObject({ figures: { netGmvMinor: 0, lines: 0 } });
});

test('an audience that a network tells of is taken in, and its growth the day after', async () => {
  const { _id, userId } = await newCreator();
  const identityId = `tiktok:${unique('t')}`;
  await identities(ctx).create([
    { _id: identityId, network: 'tiktok', subject: '1', userId, linkedAt: START, lastSignInAt: START } as never,
  ]);
  const told = (followers: number, at: Date) =>
    snapshots(ctx).create([{ _id: unique('snp_'), identityId, at, followers } as never]);
  await told(20_000, addDays(START, -5));
  await evaluateDue(ctx);
  expect(await of(_id)).toMatchObject({ reachClass: 'micro', reach: { network: 'tiktok', followers: 20_000 } });
  await told(150_000, addDays(START, 0.6));
  ctx.clock.advance(1);
  await evaluateDue(ctx);
  expect(await history()).toEqual(['2026-03-10 reach: null → micro', '2026-03-11 reach: micro → mid']);
});

test('a case of high risk takes the status after fourteen days, and a change of the rules judges everybody again', async () => {
  const { _id } = await newCreator();
  await decided(ctx, _id, addDays(START, -3), { amountMinor: 10_000_000 });
  await evaluateDue(ctx);
  await recordRisk(ctx, _id, { openHighRisk: 1 });
  ctx.clock.advance(20);
  await evaluateDue(ctx);
  const { version, ...values } = await currentSettings(ctx);
  const standing = { ...values.standing, kol: { ...values.standing.kol, demotionDays: 3 } };
  await changeSettings(ctx, { ...values, standing }, version);
  await recordRisk(ctx, _id, { openHighRisk: 0 });
  await evaluateDue(ctx);
  expect(await history()).toEqual([
    '2026-03-10 kol: creator → kol',
    '2026-03-25 kol: kol → creator',
    '2026-03-30 kol: creator → kol',
  ]);
  expect((await evaluatedBy()).at(-1)).toBe('full 1');
  expect(
    (
      await standingChanges(ctx)
        .findOne({ at: addDays(START, 20) })
        .lean()
    )?.settingsVersion,
  ).toBe(version + 1);
});

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

describe('a life of some weeks', () => {
  const DAYS = 24;
  async function live(seed: number, full: boolean) {
    const next = numbers(seed);
    const random = () => next.next().value as number;
    const ids = ['crt_a', 'crt_b', 'crt_c', 'crt_d'];
    for (const _id of ids)
      if (!(await ctx.mongo.collection('creators').findOne({ _id: _id as never })))
        await someCreator(ctx, { _id, decidedAt: addDays(START, -500) });
    const some = () => ids[Math.floor(random() * ids.length)] ?? '';
    for (let count = 0; count < 30; count += 1)
      await decided(ctx, some(), addDays(START, -370 * random()), { netMinor: 1_500_000, amountMinor: 3_000_000 });
    const made: string[] = [];
    for (let day = 0; day < DAYS; day += 1) {
      const at = addDays(START, day);
      ctx.clock.set(addDays(at, 0.01));
      if (full) await openRun(ctx, 'full', at);
      await evaluateDue(ctx);
      for (let count = Math.floor(random() * 3); count > 0; count -= 1)
        made.push(await decided(ctx, some(), addDays(at, random()), { netMinor: Math.floor(random() * 9_000_000) }));
      const undone = made[Math.floor(random() * made.length * 3)];
      if (undone)
        await ctx.mongo
          .collection('commissions')
          .updateOne(
            { _id: undone as never },
            { $set: { state: 'reversed', decidedAt: addDays(at, 0.9), reversal: { reason: 'item_returned' } } },
          );
      if (random() < 0.1) await recordRisk(ctx, some(), { openHighRisk: Math.floor(random() * 2) });
    }
    return kept();
  }

  test('ends the same, with the same history, evaluated day by day or everybody every day', {
    timeout: 60_000,
  }, async () => {
    const daily = await live(11, false);
    await openRun(ctx, 'full', (await standingState(ctx).findById('state').lean())?.lastAt as Date);
    await evaluateDue(ctx);
    expect(await standingRuns(ctx).findOne({ kind: 'full' }).sort({ _id: -1 }).lean()).toMatchObject({ evaluated: 4 });
    expect((await kept()).changes).toEqual(daily.changes);
    const touched = (await standingRuns(ctx).find({ kind: 'day' }).lean()).reduce((sum, run) => sum + run.evaluated, 0);
    for (const name of ['commissions', 'standings', 'standing_changes', 'standing_runs', 'standing_state'])
      await ctx.mongo.collection(name).deleteMany({});
    const full = await live(11, true);
    expect(daily.standings).toEqual(full.standings);
    expect(daily.changes).toEqual(full.changes);
    expect(daily.changes.length).toBeGreaterThan(5);
    expect(touched).toBeLessThan(4 * DAYS);
  });
});

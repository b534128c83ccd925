import { beforeAll, expect, test, vi } from 'vitest';
import { addDays } from '../../src/kit/clock.ts';
import { changeSettings, currentSettings } from '../../src/settings/index.ts';
import { evaluateDue, recordAuthenticity, recordReliability, recordRisk, tiersOf } from '../../src/standing/index.ts';
import { standingChanges, standings } from '../../src/standing/model.ts';
import { unique } from '../builders.ts';
import { someCreator } from '../support/people.ts';
import { type TestContext, testContext } from '../support/test-context.ts';
import { decided } from './decided.ts';

const NOW = new Date('2026-03-20T12:00:00Z');

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

test('a creator of whom nothing is known is at the start', async () => {
  expect((await tiersOf(ctx, ['crt_new'], NOW))('crt_new', NOW)).toEqual({ tier: 'bronze', bonusBps: 0 });
  expect((await tiersOf(ctx, [], NOW))('crt_new', NOW)).toEqual({ tier: 'bronze', bonusBps: 0 });
});

test('evidence is kept piece by piece and marks the creator for the next evaluation', async () => {
  await recordAuthenticity(ctx, 'crt_1', { score: 71 });
  await recordReliability(ctx, 'crt_1', { briefsKept: 3, briefsDue: 4, approvedAtFirst: 1, reviewed: 1 });
  await recordRisk(ctx, 'crt_1', { openHighRisk: 2 });
  expect(await standings(ctx).findById('crt_1').lean()).toMatchObject({
    tier: 'bronze',
    kol: 'creator',
    authenticity: { score: 71 },
    reliability: { briefsKept: 3, briefsDue: 4 },
    openHighRisk: 2,
    dirty: true,
  });
});

test('the bonus is that of the settings in force', async () => {
  await standings(ctx).updateOne({ _id: 'crt_1' }, { $set: { tier: 'platinum' } });
  expect((await tiersOf(ctx, ['crt_1', 'crt_2'], NOW))('crt_1', NOW)).toEqual({ tier: 'platinum', bonusBps: 350 });
});

test('the tier of an instant is told from the history, that of a move at the very instant of it', async () => {
  const { version, ...settings } = await currentSettings(ctx);
  await changeSettings(ctx, { ...settings, standing: { ...settings.standing, tierWindowDays: 5 } }, version);
  const { _id } = (await someCreator(ctx)).creator;
  const start = new Date('2026-03-24T00:00:00Z');
  await decided(ctx, _id, addDays(start, 1.5), { netMinor: 600_000 });
  ctx.clock.set(addDays(start, 0.4));
  await evaluateDue(ctx);
  const told: string[] = [];
  for (const day of [2, 6, 9]) {
    ctx.clock.set(addDays(start, day + 0.1));
    await evaluateDue(ctx);
    const tierOf = await tiersOf(ctx, [_id], start);
    const at = (days: number, ms = 0) => tierOf(_id, new Date(addDays(start, days).getTime() + ms)).tier;
    told.push([at(-400), at(0), at(2, -1), at(2), at(2, 1)].join());
    // The sale left the window on 30 March; the tier fell on 1 April.
    if (day === 9) expect([at(8, -1), at(8), at(9)]).toEqual(['silver', 'bronze', 'bronze']);
  }
  expect(told).toEqual(Array.from({ length: 3 }, () => 'bronze,bronze,bronze,silver,silver'));
});

test('of a day that was evaluated again the last word counts, whatever order the moves lie in', async () => {
  const creatorId = unique('crt_');
  const days = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'].map((day) => new Date(day)) as [Date, Date];
  const move = (at: Date, from: string, to: string, settingsVersion: number) => ({
    ...{ _id: `${creatorId}:${at.toISOString()}:tier:${to}`, creatorId, at, what: 'tier', from, to, settingsVersion },
    ...{ figures: {}, evidence: {} },
  });
  await standings(ctx).create({ _id: creatorId, tier: 'bronze', tierSince: days[1] });
  await standingChanges(ctx).collection.insertMany([
    move(days[1], 'silver', 'bronze', 4),
    move(days[0], 'gold', 'silver', 4),
    move(days[0], 'bronze', 'platinum', 2),
    move(days[0], 'platinum', 'gold', 3),
  ] as never[]);
  const tierOf = await tiersOf(ctx, [creatorId], addDays(days[0], -1));
  expect([-1, 0, 27, 28].map((day) => tierOf(creatorId, addDays(days[0], day)).tier)).toEqual([
    'bronze',
    'silver',
    'silver',
    'bronze',
  ]);
});

test('the history is asked for only of those whose tier moved since', async () => {
  const [still, moved] = [unique('crt_'), unique('crt_')];
  const day = new Date('2026-03-01T00:00:00Z');
  await standings(ctx).create([
    { _id: still, tier: 'gold', tierSince: day },
    { _id: moved, tier: 'gold', tierSince: addDays(day, 5) },
  ]);
  const asked = vi.spyOn(standingChanges(ctx), 'find');
  try {
    await tiersOf(ctx, [still, moved, 'crt_new'], addDays(day, 5));
    expect(asked).not.toHaveBeenCalled();
    const tierOf = await tiersOf(ctx, [still, moved, 'crt_new'], day);
    expect(asked.mock.calls.map(([filter]) => filter)).toEqual([{ creatorId: { $in: [moved] }, what: 'tier' }]);
    expect([tierOf(still, day).tier, tierOf(moved, day).tier]).toEqual(['gold', 'bronze']);
  } finally {
    asked.mockRestore();
  }
});

test.for([
  (tx: TestContext) => recordAuthenticity(tx, 'crt_3', { score: 101 }),
  (tx: TestContext) => recordAuthenticity(tx, 'crt_3', { score: 1.5 }),
  (tx: TestContext) => recordRisk(tx, 'crt_3', { openHighRisk: -1 }),
  (tx: TestContext) => recordReliability(tx, 'crt_3', { briefsKept: 2, briefsDue: 1, approvedAtFirst: 0, reviewed: 0 }),
])('evidence that cannot be is refused (%#)', async (act) => {
  await expect(act(ctx)).rejects.toThrow(RangeError);
  expect(await standings(ctx).findById('crt_3').lean()).toBeNull();
});

import { beforeAll, expect, test } from 'vitest';
import { recordAuthenticity, recordReliability, recordRisk, tiersOf } from '../../src/standing/index.ts';
import { standings } from '../../src/standing/model.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

test('a creator of whom nothing is known is at the start', async () => {
  expect(await tiersOf(ctx, ['crt_new'])).toEqual(new Map([['crt_new', { tier: 'bronze', bonusBps: 0 }]]));
  expect(await tiersOf(ctx, [])).toEqual(new Map());
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
  expect((await tiersOf(ctx, ['crt_1', 'crt_2'])).get('crt_1')).toEqual({ tier: 'platinum', bonusBps: 350 });
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

import { expect, test } from 'vitest';
import { ruleRecords } from '../../src/commissions/model.ts';
import { asSystem } from '../../src/context.ts';
import { currentSettings } from '../../src/settings/index.ts';
import { makeDemoRules, renewDemoRules } from '../../src/start/demo/demo-rules.ts';
import { someShop } from '../support/people.ts';
import { testContext } from '../support/test-context.ts';

test('the demo has a rule with two versions, a boost that was and one to come, and tiers that its creators reach', async () => {
  const ctx = await testContext();
  const system = asSystem(ctx, 'demo');
  const { brand } = await someShop(ctx);
  ctx.clock.set('2026-03-01T00:00:00Z');
  const { beautyRuleId } = await makeDemoRules(system, brand._id);
  ctx.clock.set('2026-04-15T00:00:00Z');
  await renewDemoRules(system, brand._id, beautyRuleId);
  const rules = await ruleRecords(ctx).find({ 'match.brandId': brand._id }).sort({ _id: 1 }).lean();
  expect(rules.map(({ scope, version, name }) => [scope, version, name])).toEqual([
    ['category', 1, 'Beauty'],
    ['boost', 1, 'Children’s week'],
    ['category', 2, 'Beauty'],
    ['boost', 1, 'Festival, first day'],
  ]);
  const { standing } = await currentSettings(ctx);
  expect(standing.tiers[1]).toMatchObject({ tier: 'silver', fromMinor: 60_000 });
});

import { setRule } from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { changeSettings, currentSettings } from '../../settings/index.ts';

/**
 * What pays in the demo beside the programme's rate, set as its first day begins: a category's rate, a boost for a week of it, and tiers
 * that a programme of a few creators can reach. Lamps are left at the programme's rate.
 */
export async function makeDemoRules(ctx: Context, brandId: string): Promise<{ beautyRuleId: string }> {
  const now = ctx.clock.now();
  const beauty = await setRule(ctx, {
    scope: 'category',
    name: 'Beauty',
    match: { brandId, category: 'beauty' },
    pay: { kind: 'rate', rateBps: 1_200 },
  });
  await setRule(ctx, {
    scope: 'boost',
    name: 'Children’s week',
    match: { brandId, category: 'kids' },
    pay: { kind: 'boost', boostBps: 300 },
    from: addDays(now, 20),
    until: addDays(now, 27),
  });
  const { version, standing } = await currentSettings(ctx);
  const from = { bronze: 0, silver: 60_000, gold: 250_000, platinum: 1_000_000, diamond: 5_000_000 };
  const tiers = standing.tiers.map((step) => ({ ...step, fromMinor: from[step.tier] }));
  const earnedUsdMinor = { ...standing.kol.earnedUsdMinor, rising: 20_000 };
  await changeSettings(ctx, { standing: { ...standing, tiers, kol: { ...standing.kol, earnedUsdMinor } } }, version);
  return { beautyRuleId: beauty._id };
}

/** As today begins: the next version of the category's rate, and a boost that is still to come. */
export async function renewDemoRules(ctx: Context, brandId: string, beautyRuleId: string): Promise<void> {
  const now = ctx.clock.now();
  await setRule(ctx, {
    scope: 'category',
    name: 'Beauty',
    match: { brandId, category: 'beauty' },
    pay: { kind: 'rate', rateBps: 1_400 },
    supersedes: beautyRuleId,
  });
  await setRule(ctx, {
    scope: 'boost',
    name: 'Festival, first day',
    match: { brandId, category: 'fashion' },
    pay: { kind: 'boost', boostBps: 500 },
    from: addDays(now, 20),
    until: addDays(now, 21),
  });
}

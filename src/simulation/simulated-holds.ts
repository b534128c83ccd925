import { amountsOf } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { flagsRaised, type HoldRules, holdsMoney, type RaisedFlag } from '../trust/index.ts';
import type { Held } from './schemas.ts';
import { inProgramme, monthOf, type SimulationTerms } from './terms.ts';

const AT_ONCE = 5_000;

export const nothingHeld = (): Held => ({
  actualMinor: 0,
  simulatedMinor: 0,
  flags: { actual: 0, simulated: 0 },
  creators: { actual: 0, simulated: 0 },
});

/**
 * What the flags of these months hold of some creators' commissions, by the rules in force and by the changed ones: a commission counts
 * once, however many flags are about it. What a reviewer made of it afterwards is left aside.
 */
export async function heldOf(ctx: Context, creatorIds: string[], terms: SimulationTerms): Promise<Held> {
  const { input, settings, from, until } = terms;
  const held = nothingHeld();
  if (!input.holds) return held;
  const raised = await flagsRaised(ctx, creatorIds, from, until);
  const sides: ['actual' | 'simulated', HoldRules][] = [
    ['actual', settings.trust],
    ['simulated', input.holds],
  ];
  for (const [side, rules] of sides) {
    const flags = raised.filter((flag) => holdsMoney(flag, rules) && flag.commissionIds.length > 0);
    held.flags[side] = flags.length;
    held.creators[side] = new Set(flags.map((flag) => flag.creatorId)).size;
    held[`${side}Minor`] = await sumOf(ctx, flags, terms);
  }
  return held;
}

async function sumOf(ctx: Context, flags: RaisedFlag[], terms: SimulationTerms): Promise<number> {
  const ids = [...new Set(flags.flatMap((flag) => flag.commissionIds))];
  let sumMinor = 0;
  for (let start = 0; start < ids.length; start += AT_ONCE)
    for (const { amountMinor, currency, placedAt } of await amountsOf(ctx, ids.slice(start, start + AT_ONCE)))
      sumMinor += inProgramme(terms, amountMinor, currency, monthOf(placedAt)) ?? 0;
  return sumMinor;
}

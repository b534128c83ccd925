import { amountsOf } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { namesOfCreators } from '../creators/index.ts';
import { chunks } from '../kit/chunks.ts';
import { addDays } from '../kit/clock.ts';
import type { Settings } from '../settings/index.ts';
import { compareHolds, type OtherFlag } from '../trust/index.ts';
import { Differences } from './differences.ts';
import type { SettingsEffects } from './schemas.ts';

const FLAG_DAYS = 90;
/** More commissions of the flags that differ are not added up. */
const MOST_COMMISSIONS = 50_000;
const AT_ONCE = 5_000;

/** What other holds would make of the flags of the last days: whose money they would hold more of, and of whose less. */
export async function holdEffects(ctx: Context, before: Settings, after: Settings): Promise<SettingsEffects['holds']> {
  const since = addDays(ctx.clock.now(), -FLAG_DAYS);
  const compared = await compareHolds(ctx, since, before.trust, after.trust);
  const sides = sidesOf(compared.others);
  const money = new Differences();
  for (const ids of chunks([...sides.keys()], AT_ONCE))
    for (const { _id, creatorId, amountMinor, currency } of await amountsOf(ctx, ids))
      money.add(creatorId, { amountMinor: sides.get(_id) ? amountMinor : -amountMinor, currency });
  return {
    days: FLAG_DAYS,
    before: compared.before,
    after: compared.after,
    moreHeld: money.gains(),
    lessHeld: money.losses(),
    examples: await money.examples((ids) => namesOfCreators(ctx, ids)),
  };
}

/** Commissions that would be held (true) or would be free; what one flag lets go and another takes stays as it is, and counts once. */
function sidesOf(others: OtherFlag[]): Map<string, boolean> {
  const sides = new Map<string, boolean>();
  const both = new Set<string>();
  for (const { commissionIds, holds } of others)
    for (const id of commissionIds) {
      if (sides.has(id) && sides.get(id) !== holds) both.add(id);
      if (sides.size < MOST_COMMISSIONS) sides.set(id, holds);
    }
  for (const id of both) sides.delete(id);
  return sides;
}

import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { countCreators } from '../creators/index.ts';
import { addDays } from '../kit/clock.ts';
import { positiveBalances } from '../ledger/index.ts';
import { previewProgrammeRate } from '../orders/index.ts';
import { minimumOf } from '../payouts/index.ts';
import { currentSettings, Settings } from '../settings/index.ts';
import { flagsHeldUnder } from '../trust/index.ts';
import { capsEffects } from './caps-effects.ts';
import type { SettingsEffects } from './schemas.ts';

const FLAG_DAYS = 90;
const PAGE = 1_000;
/** More payable balances than this are not looked at. */
const MOST_BALANCES = 50_000;

/**
 * Whom changed settings would affect: programme rate, caps, least payouts, holds, automatic approval. Standing has a preview of its own.
 * Changes nothing; admins only.
 * @param values sections to change, as for `changeSettings`
 */
export async function settingsEffects(ctx: Context, values: Record<string, unknown>): Promise<SettingsEffects> {
  requireManager(ctx, []);
  const { version: _version, ...before } = await currentSettings(ctx);
  const after = Settings.parse({ ...before, ...values });
  const differs = (pick: (settings: Settings) => unknown) =>
    JSON.stringify(pick(before)) !== JSON.stringify(pick(after));
  return {
    rate: differs(({ commission }) => commission.programmeRateBps)
      ? await previewProgrammeRate(ctx, after.commission.programmeRateBps)
      : null,
    caps: differs(({ commission }) => [commission.maxPerOrderMinor, commission.maxPerCreatorMonthMinor])
      ? await capsEffects(ctx, before, after)
      : null,
    payouts: differs(({ payouts }) => [payouts.minimumMinor, payouts.minimumByCurrency])
      ? await belowMinimum(ctx, before, after)
      : null,
    holds: differs(({ trust }) => [trust.holdFrom, trust.signalsOff]) ? await holds(ctx, before, after) : null,
    applications: differs(({ applications }) => applications) ? (await countCreators(ctx)).applied : null,
  };
}

async function belowMinimum(ctx: Context, before: Settings, after: Settings): Promise<SettingsEffects['payouts']> {
  const counts = { payable: 0, belowBefore: 0, belowAfter: 0 };
  for (const account of ['creator:payable', 'agency:payable'] as const) {
    let afterId = '';
    while (counts.payable < MOST_BALANCES) {
      const rows = await positiveBalances(ctx, account, { afterId, limit: PAGE });
      for (const { currency, amountMinor } of rows) {
        counts.payable += 1;
        if (amountMinor < minimumOf({ currency }, before.payouts)) counts.belowBefore += 1;
        if (amountMinor < minimumOf({ currency }, after.payouts)) counts.belowAfter += 1;
      }
      if (rows.length < PAGE) break;
      afterId = rows.at(-1)?._id ?? '';
    }
  }
  return counts;
}

async function holds(ctx: Context, before: Settings, after: Settings): Promise<SettingsEffects['holds']> {
  const nothing = { flags: 0, creators: 0 };
  const since = addDays(ctx.clock.now(), -FLAG_DAYS);
  const [was = nothing, would = nothing] = await flagsHeldUnder(ctx, since, [before.trust, after.trust]);
  return { days: FLAG_DAYS, before: was, after: would };
}

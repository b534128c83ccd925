import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { countCreators } from '../creators/index.ts';
import { previewProgrammeRate } from '../orders/index.ts';
import { currentSettings, Settings } from '../settings/index.ts';
import { capsEffects } from './caps-effects.ts';
import { holdEffects } from './hold-effects.ts';
import { minimumEffects } from './minimum-effects.ts';
import type { SettingsEffects } from './schemas.ts';

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
    payouts: differs(({ payouts: { minimumMinor, minimumByCurrency, minimumByCountry } }) => [
      minimumMinor,
      minimumByCurrency,
      minimumByCountry,
    ])
      ? await minimumEffects(ctx, before, after)
      : null,
    holds: differs(({ trust }) => [trust.holdFrom, trust.signalsOff]) ? await holdEffects(ctx, before, after) : null,
    applications: differs(({ applications }) => applications) ? (await countCreators(ctx)).applied : null,
  };
}

import type { Context } from '../context.ts';
import type { Money } from '../kit/money.ts';
import { loadPromotingSince } from '../links/index.ts';
import { currentSettings } from '../settings/index.ts';
import { findRules } from './find-rules.ts';
import { loadProgrammeRates, programmeRateFor } from './programme-rate.ts';
import { pickRule } from './rules.ts';

/** What brands pay on anything they sell, to whoever asks: her own terms where she has some, and what she keeps for a time. */
export async function brandOffers(
  ctx: Context,
  brandIds: string[],
): Promise<(brandId: string) => { rateBps: number; flat: Money | null }> {
  const at = ctx.clock.now();
  const creatorId = ctx.actor.kind === 'user' ? (ctx.actor.creatorId ?? '') : '';
  const rules = await findRules(ctx, { brandIds, creatorIds: [creatorId], since: at });
  const { programmeRateBps } = (await currentSettings(ctx)).commission;
  const { rates } = await loadProgrammeRates(ctx, at);
  const sinceWhen = creatorId ? await loadPromotingSince(ctx, [creatorId]) : () => null;
  return (brandId) => {
    const promotingSince = sinceWhen(creatorId, brandId);
    const pay = pickRule(rules, { brandId, sku: '', category: null, creatorId, at, promotingSince })?.pay;
    if (pay?.kind === 'flat') return { rateBps: 0, flat: { amountMinor: pay.amountMinor, currency: pay.currency } };
    const programme = programmeRateFor(rates, { at, promotingSince })?.rateBps ?? programmeRateBps;
    return { rateBps: pay?.kind === 'rate' ? pay.rateBps : programme, flat: null };
  };
}

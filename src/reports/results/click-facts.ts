import type { CampaignsInForce } from '../../commissions/index.ts';
import { utcDay } from '../../kit/clock.ts';
import type { ClickRecord } from '../../links/index.ts';
import { NO_COUNTS, type ResultFact } from './facts.ts';

/** What has to be known of clicks beside themselves. */
export interface ClickTerms {
  brandOf: ReadonlyMap<string, string>;
  agencyOf(creatorId: string, at: Date): string | undefined;
  campaignsOf: CampaignsInForce;
}

/**
 * Folds counted clicks into facts, one for each link, country and day. A click counts to the campaigns of its link's brand under which
 * the creator promoted it just then. Pure.
 */
export function factsOfClicks(clicks: ClickRecord[], { brandOf, agencyOf, campaignsOf }: ClickTerms): ResultFact[] {
  const facts = new Map<string, ResultFact>();
  for (const { linkId, creatorId, country, at, counts, unique } of clicks) {
    const brandId = brandOf.get(linkId);
    if (!counts || brandId === undefined) continue;
    const agencyId = agencyOf(creatorId, at) ?? null;
    const campaigns = campaignsOf(brandId, creatorId, at);
    const day = utcDay(at);
    const key = JSON.stringify([linkId, country, day, agencyId, campaigns]);
    const known = facts.get(key)?.whole ?? NO_COUNTS;
    const whole = { ...known, clicks: known.clicks + 1, visitors: known.visitors + (unique ? 1 : 0) };
    const parts = campaigns.map((campaignId) => ({ sku: null, campaignId, counts: whole }));
    facts.set(key, { creatorId, brandId, agencyId, sourceId: linkId, country, day, currency: '', whole, parts });
  }
  return [...facts.values()];
}

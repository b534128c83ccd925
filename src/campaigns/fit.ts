import type { CampaignRecord } from './model.ts';
import type { FitReason } from './schemas.ts';

export interface CreatorFacts {
  country: string;
  languages: string[];
  niches: string[];
  /** Of the largest linked network; null while none tells. */
  followers: number | null;
  /** Brands for which she finished a campaign. */
  finishedFor: string[];
}

/** Whether a campaign suits a creator, and why or why not, wish by wish of the brand. Pure. */
export function fitOf(
  campaign: Pick<CampaignRecord, 'brandId' | 'countries' | 'languages' | 'niches' | 'minFollowers'>,
  creator: CreatorFacts,
): { fits: boolean; score: number; reasons: FitReason[] } {
  const { brandId, countries, languages, niches, minFollowers } = campaign;
  const reasons: FitReason[] = [];
  const add = (code: FitReason['code'], fits: boolean, detail: string) => reasons.push({ code, fits, detail });
  if (countries.length > 0) add('country', countries.includes(creator.country), creator.country);
  if (languages.length > 0) {
    const shared = languages.filter((language) => creator.languages.includes(language));
    add('language', shared.length > 0, (shared[0] ?? languages[0]) || '');
  }
  if (niches.length > 0) {
    const shared = niches.filter((niche) => creator.niches.includes(niche));
    add('niche', shared.length > 0, (shared[0] ?? niches[0]) || '');
  }
  if (minFollowers > 0) add('followers', (creator.followers ?? 0) >= minFollowers, String(minFollowers));
  if (creator.finishedFor.includes(brandId)) add('workedBefore', true, '');
  if (reasons.length === 0) add('everybody', true, '');
  // A niche is a wish about taste; the others are conditions.
  const fits = reasons.every((reason) => reason.fits || reason.code === 'niche');
  return { fits, score: reasons.filter((reason) => reason.fits).length + (fits ? 10 : 0), reasons };
}

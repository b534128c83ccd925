/** Names of tiers, classes and statuses, wherever they are shown. */
export const standingNames = {
  tier: { bronze: 'Bronze', silver: 'Silver', gold: 'Gold', platinum: 'Platinum', diamond: 'Diamond' },
  reach: { none: 'No class yet', nano: 'Nano', micro: 'Micro', mid: 'Mid', macro: 'Macro', mega: 'Mega' },
  status: { creator: 'Creator', rising: 'Rising', kol: 'KOL', star_kol: 'Star KOL' },
};

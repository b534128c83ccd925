import { fact, percentOf, type Signal } from './signal.ts';

const LEAST_CLICKS = 20;
const MOST_SHARE = 0.2;

/** Visitors came with a search engine's ad click id: somebody bids on the brand's name and sells it its own customers. */
export const paidSearch: Signal = {
  name: 'paid_search',
  source:
    'Google Ads auto-tagging (gclid, gbraid, wbraid), Microsoft (msclkid), Yandex Direct (yclid); brand bidding rules of Awin and CJ',
  judge({ weeks, from }) {
    const share = weeks.adClicks / Math.max(1, weeks.clicks);
    if (weeks.adClicks < LEAST_CLICKS || share < MOST_SHARE) return undefined;
    return {
      severity: share >= 0.6 ? 'high' : 'medium',
      likelihood: share >= 0.6 ? 0.8 : 0.6,
      code: 'search_ads',
      facts: [fact('adClicks', weeks.adClicks), fact('clicks', weeks.clicks), fact('sharePercent', percentOf(share))],
      concern: { from, sourceIds: Object.keys(weeks.links) },
    };
  },
};

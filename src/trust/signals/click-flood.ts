import { topOf, totalOf } from '../stream/counts.ts';
import { dayOf, fact, percentOf, type Signal } from './signal.ts';

const LEAST_CLICKS = 1_000;
const MOST_UNIQUE = 0.25;
const LONG_LAG = 0.6;
const LEAST_ORDERS = 30;
const LOW_CONVERSION = 0.001;

/**
 * Clicks in heaps: of a thousand or more in a day three quarters repeat a visitor; or a conversion under 0.1 % with most orders a day or
 * more after the click, which is chance, not persuasion. A viral post brings new people, each once.
 */
export const clickFlood: Signal = {
  name: 'click_flood',
  source:
    'Adjust and AppsFlyer on click spamming (click-to-install times, conversion under 0.1 %); MRC Invalid Traffic 2020',
  judge({ weeks, days, from }) {
    const flooded = days.find(({ clicks, unique }) => clicks >= LEAST_CLICKS && unique / clicks <= MOST_UNIQUE);
    if (flooded) {
      const link = topOf(flooded.links);
      return {
        subject: flooded.day,
        severity: 'medium',
        likelihood: 0.7,
        code: 'repeated_clicks',
        facts: [
          fact('clicks', flooded.clicks),
          fact('visitors', flooded.unique),
          fact('uniquePercent', percentOf(flooded.unique / flooded.clicks)),
        ],
        concern: { ...dayOf(flooded.day), ...(link && link.share >= 0.8 ? { sourceIds: [link.name] } : {}) },
      };
    }
    const byClick = totalOf(weeks.lags);
    const late = (weeks.lags['under 7 days'] ?? 0) + (weeks.lags.longer ?? 0);
    if (byClick < LEAST_ORDERS || byClick / weeks.clicks >= LOW_CONVERSION || late / byClick < LONG_LAG)
      return undefined;
    return {
      subject: 'chance',
      severity: 'medium',
      likelihood: 0.55,
      code: 'chance_orders',
      facts: [fact('clicks', weeks.clicks), fact('orders', byClick), fact('latePercent', percentOf(late / byClick))],
      concern: { from, sourceIds: Object.keys(weeks.links) },
    };
  },
};

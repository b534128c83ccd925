import { topOf } from '../stream/counts.ts';
import { dayOf, fact, percentOf, type Signal } from './signal.ts';

const LEAST_CLICKS = 200;
const MOST_SHARE = 0.6;

/** Six of ten clicks of a busy day come from one network (a /24 or a /48, by a keyed hash of that day). A mobile carrier's gateway carries far less. */
export const networkDominance: Signal = {
  name: 'network_dominance',
  source: 'IAB/MRC Invalid Traffic Detection 2020, 3.2 (concentration by address); share set by hand',
  judge({ days }) {
    for (const { day, clicks, networks } of days) {
      const top = topOf(networks);
      if (clicks < LEAST_CLICKS || !top || top.name === 'unknown' || top.share < MOST_SHARE) continue;
      return {
        subject: day,
        severity: 'medium',
        likelihood: 0.6,
        code: 'one_network',
        facts: [fact('day', day), fact('clicks', clicks), fact('sharePercent', percentOf(top.share))],
        concern: dayOf(day),
      };
    }
    return undefined;
  },
};

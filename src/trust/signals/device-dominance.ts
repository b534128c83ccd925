import { REST } from '../stream/counts.ts';
import { dayOf, fact, percentOf, type Signal } from './signal.ts';

const LEAST_CLICKS = 200;
const DEVICES = 5;
const MOST_SHARE = 0.5;

/** Five devices (address and browser, by a keyed hash of that day) make half the clicks of a busy day: a few phones in a row, or a script. */
export const deviceDominance: Signal = {
  name: 'device_dominance',
  source: 'IAB/MRC Invalid Traffic Detection 2020, 3.2 (repeated activity of one device); share set by hand',
  judge({ days }) {
    for (const { day, clicks, visitors } of days) {
      if (clicks < LEAST_CLICKS) continue;
      const counts = Object.entries(visitors).filter(([name]) => name !== REST);
      const busiest = counts
        .map(([, count]) => count)
        .sort((left, right) => right - left)
        .slice(0, DEVICES)
        .reduce((sum, count) => sum + count, 0);
      if (busiest / clicks < MOST_SHARE) continue;
      return {
        subject: day,
        severity: 'medium',
        likelihood: 0.6,
        code: 'few_devices',
        facts: [
          fact('day', day),
          fact('devices', DEVICES),
          fact('clicks', clicks),
          fact('sharePercent', percentOf(busiest / clicks)),
        ],
        concern: dayOf(day),
      };
    }
    return undefined;
  },
};

import { invalid } from '../kit/errors.ts';
import { type DayRates, parseRate } from './convert.ts';

const MAX_DAYS = 10_000;
const DAY = /<Cube\s+time=["'](\d{4}-\d{2}-\d{2})["']\s*>([\s\S]*?)<\/Cube>/g;
const RATE = /<Cube\s+currency=["']([A-Z]{3})["']\s+rate=["']([\d.]+)["']\s*\/>/g;

/**
 * Daily reference rates in the European Central Bank's XML: one day (`eurofxref-daily.xml`) or many (`eurofxref-hist-90d.xml`).
 * Rates stay the texts that were published. Source: ecb.europa.eu, Euro foreign exchange reference rates.
 */
export function readEcb(xml: string): DayRates[] {
  const days = [...xml.matchAll(DAY)].slice(0, MAX_DAYS).map(([, day = '', cubes = '']) => {
    const rates = [...cubes.matchAll(RATE)].map(([, currency = '', rate = '']): [string, string] => [currency, rate]);
    const written = cubes.match(/<Cube\b/g)?.length ?? 0;
    const wrong = rates.find(([, rate]) => parseRate(rate) === undefined);
    if (wrong) throw unreadable(`${wrong[0]} of ${day} is not a rate`);
    if (rates.length === 0 || rates.length !== written) throw unreadable(`not every rate of ${day} can be read`);
    return { day, rates: Object.fromEntries(rates) };
  });
  if (days.length === 0) throw unreadable('it holds no day');
  return days;
}

const unreadable = (why: string) => invalid('rates_unreadable', `These are not daily reference rates: ${why}.`);

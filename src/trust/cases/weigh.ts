import { convert, type DayRates } from '../../fx/index.ts';
import type { Money } from '../../kit/money.ts';
import { SEVERITIES, type Severity } from './schemas.ts';

interface Weighed {
  signal: string;
  severity: Severity;
  likelihood: number;
}

const MOST_CERTAIN = 0.99;

/**
 * How likely it is that something is wrong, given all flags: each signal by its strongest flag, taken as independent (noisy or).
 * Several flags of one signal say the same thing again.
 */
export function likelihoodOf(flags: Weighed[]): number {
  const strongest = new Map<string, number>();
  for (const { signal, likelihood } of flags) strongest.set(signal, Math.max(strongest.get(signal) ?? 0, likelihood));
  const innocent = [...strongest.values()].reduce((product, likelihood) => product * (1 - likelihood), 1);
  return Math.min(MOST_CERTAIN, Math.round((1 - innocent) * 1_000) / 1_000);
}

export const severityOf = (flags: Weighed[]): Severity =>
  SEVERITIES[Math.max(0, ...flags.map(({ severity }) => SEVERITIES.indexOf(severity)))] ?? 'low';

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);

/**
 * Money at stake × likelihood, in the programme's currency: says only which case comes first. An amount without a rate counts as
 * it stands, so that its case does not fall to the end of the queue.
 */
export function riskOf(atStake: Money[], likelihood: number, currency: string, rates: DayRates | undefined): number {
  const sumMinor = atStake.reduce((sum, money) => {
    const converted = convert(money, currency, rates);
    return sum + (converted.state === 'converted' ? converted.amountMinor : money.amountMinor);
  }, 0);
  return Math.max(0, Math.round(sumMinor * likelihood));
}

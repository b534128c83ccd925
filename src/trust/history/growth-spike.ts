import { fact, percentOf } from '../signals/signal.ts';
import { type HistorySignal, type Step, stepsOf } from './history-signal.ts';

const LEAST_GAINED = 1_000;
const LEAST_GROWTH = 0.3;
const LEAST_TIMES = 5;
const FELL_BACK = 0.1;

const gained = ({ from, to }: Step): number => (to.followers ?? 0) - (from.followers ?? 0);

/**
 * Followers grew by a third within two weeks, five times as fast as this account usually grows. More likely bought when a tenth of
 * the gain falls away again, as networks remove fakes; a viral post keeps its people, and then the flag stays low.
 */
export const growthSpike: HistorySignal = {
  name: 'growth_spike',
  source:
    'De Cristofaro and others 2014, Paying for Likes; Social Blade and HypeAuditor growth anomalies; limits set by hand',
  judge({ history }) {
    const steps = stepsOf(history, 'followers');
    const usual = steps.map((step) => gained(step) / step.days).sort((left, right) => left - right);
    const median = Math.max(1, usual[Math.floor(usual.length / 2)] ?? 1);
    const spike = steps.findLast(
      (step) =>
        gained(step) >= LEAST_GAINED &&
        gained(step) >= LEAST_GROWTH * Math.max(1, step.from.followers ?? 0) &&
        (steps.length < 3 || gained(step) / step.days >= LEAST_TIMES * median),
    );
    if (!spike) return undefined;
    const before = spike.from.followers ?? 0;
    const after = spike.to.followers ?? 0;
    const lowestSince = Math.min(
      ...history
        .filter(({ at, followers }) => at > spike.to.at && followers !== null)
        .map(({ followers }) => followers ?? 0),
      after,
    );
    const fellBack = after - lowestSince >= FELL_BACK * gained(spike);
    return {
      subject: spike.to.at.toISOString().slice(0, 10),
      severity: fellBack ? 'medium' : 'low',
      likelihood: fellBack ? 0.55 : 0.3,
      code: fellBack ? 'grew_and_fell' : 'grew_suddenly',
      facts: [
        fact('before', before),
        fact('after', after),
        fact('growthPercent', percentOf(gained(spike) / Math.max(1, before))),
        fact('days', Math.ceil(spike.days)),
      ],
    };
  },
};

import { fact } from '../signals/signal.ts';
import { type HistorySignal, type Step, stepsOf } from './history-signal.ts';

const LEAST_FOLLOWED = 500;
const LEAST_GROWTH = 0.5;

const followed = ({ from, to }: Step): number => (to.following ?? 0) - (from.following ?? 0);

/** Half as many accounts more are followed within two weeks: a service that follows to be followed back. */
export const followingSpike: HistorySignal = {
  name: 'following_spike',
  source:
    'Stringhini and others 2013, Follow the Green; Instagram limits of some 200 follows a day; limits set by hand',
  judge({ history }) {
    const spike = stepsOf(history, 'following').findLast(
      (step) =>
        followed(step) >= LEAST_FOLLOWED && followed(step) >= LEAST_GROWTH * Math.max(1, step.from.following ?? 0),
    );
    if (!spike) return undefined;
    return {
      subject: spike.to.at.toISOString().slice(0, 10),
      severity: 'low',
      likelihood: 0.35,
      code: 'followed_many',
      facts: [
        fact('before', spike.from.following ?? 0),
        fact('after', spike.to.following ?? 0),
        fact('days', Math.ceil(spike.days)),
      ],
    };
  },
};

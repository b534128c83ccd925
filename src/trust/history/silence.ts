import { fact } from '../signals/signal.ts';
import type { HistorySignal } from './history-signal.ts';

const DAYS = 90;
const LEAST_CLICKS = 500;
const DAY_MS = 86_400_000;

/** No new post for three months, and yet the links are busy: the clicks come from somewhere else. */
export const silence: HistorySignal = {
  name: 'silence',
  source: 'Set by hand; a link in a profile goes on working, so the sign is a low one',
  judge({ history, clicks, now }) {
    const known = history.filter(({ posts }) => posts !== null);
    const posts = known.at(-1)?.posts;
    const since = known.find((snapshot, index) => known.slice(index).every((later) => later.posts === snapshot.posts));
    if (posts === undefined || !since || clicks < LEAST_CLICKS) return undefined;
    const days = Math.floor((now.getTime() - since.at.getTime()) / DAY_MS);
    if (days < DAYS || known.at(-1) === since) return undefined;
    return {
      severity: 'low',
      likelihood: 0.25,
      code: 'silent_but_clicked',
      facts: [fact('days', days), fact('clicks', clicks)],
    };
  },
};

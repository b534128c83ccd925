import { fact, percentOf } from '../signals/signal.ts';
import { bandOf } from './engagement-bands.ts';
import type { HistorySignal } from './history-signal.ts';
import { isTooEven, newestReactions } from './reaction-facts.ts';

/** Of what is usual for the size. */
const LOW_SHARE = 0.1;
const HIGH_TIMES = 2;
const LEAST_LIKES = 100;

/**
 * A tenth of the reactions that are usual for so many followers: followers who are no people. Twice as many as the liveliest accounts of
 * the size get, or the same number under every post: bought reactions. Hidden likes are unknown and say nothing.
 */
export const engagement: HistorySignal = {
  name: 'engagement',
  source:
    'Quantiles of five public 2022 rankings and published averages of 2021 and 2023 (engagement-bands.ts); SRF Data 2017; limits a tenth and twice, set by hand',
  judge({ history }) {
    const newest = newestReactions(history);
    const likes = newest?.reactions.likes ?? null;
    const followers = newest?.followers ?? null;
    const band = newest && followers !== null ? bandOf(newest.network, followers) : undefined;
    if (!newest || likes === null || followers === null || !band) return undefined;
    const { comments, likesVariation, posts } = newest.reactions;
    const rate = (likes + (comments ?? 0)) / followers;
    const figures = [
      fact('followers', followers),
      fact('likes', Math.round(likes)),
      fact('ratePercent', percentOf(rate)),
      fact('usualPercent', percentOf(band.usual)),
    ];
    if (rate < LOW_SHARE * band.usual)
      return { code: 'reactions_few', severity: 'low', likelihood: 0.45, facts: figures };
    if (rate > HIGH_TIMES * band.lively)
      return { code: 'reactions_many', severity: 'low', likelihood: 0.4, facts: figures };
    if (likes < LEAST_LIKES || likesVariation === null || !isTooEven(likes, likesVariation)) return undefined;
    return { code: 'reactions_even', severity: 'low', likelihood: 0.45, facts: [...figures, fact('posts', posts)] };
  },
};

import { fact, percentOf } from '../signals/signal.ts';
import type { HistorySignal } from './history-signal.ts';
import { isTooEven, newestReactions } from './reaction-facts.ts';

const LEAST_LIKES = 500;
const LEAST_COMMENTS = 10;
const LEAST_SHARE = 0.001;

/**
 * Many like and next to nobody says a word, or every post gets the same number of comments: bought likes, or a comment pod that answers
 * by rota. Where no comment is found at all they are switched off, which says nothing. What the comments say is not known: no network
 * tells it without a right to manage them.
 */
export const commentPattern: HistorySignal = {
  name: 'comment_pattern',
  source:
    'HypeAuditor and Modash (likes-to-comments ratio, some 0.3–5 % among real audiences); Weerasinghe and others 2020, The Pod People; limits set by hand',
  judge({ history }) {
    const newest = newestReactions(history);
    const { likes = null, comments = null, commentsVariation = null, posts = 0 } = newest?.reactions ?? {};
    if (likes === null || comments === null || commentsVariation === null) return undefined;
    const facts = [
      fact('likes', Math.round(likes)),
      fact('comments', Math.round(comments)),
      fact('sharePercent', percentOf(comments / Math.max(1, likes))),
      fact('posts', posts),
    ];
    if (likes >= LEAST_LIKES && comments < LEAST_SHARE * likes)
      return { code: 'comments_few', severity: 'low', likelihood: 0.35, facts };
    if (comments < LEAST_COMMENTS || !isTooEven(comments, commentsVariation)) return undefined;
    return { code: 'comments_even', severity: 'low', likelihood: 0.4, facts };
  },
};

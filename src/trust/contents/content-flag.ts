import type { ContentNews } from '../../content/index.ts';
import type { Finding } from '../signals/index.ts';
import { fact, percentOf } from '../signals/signal.ts';

const NEARLY_ALL = 0.9;
const OFTEN = 3;

/**
 * How a finding against content weighs. A copy of another creator's content is medium when it is nearly the same throughout, else a low
 * question, as two people may film one lamp. Content in a foreign account or without a word for advertising was refused: a slip is low,
 * three of a kind are medium. None holds money: what was refused earns nothing, and the brand sees a likeness before it pays. Pure.
 * Source: FTC Endorsement Guides 2023 and Directive 2005/29/EC (disclosure); Broder 1997 (resemblance); limits set by hand.
 */
export function contentFlag({ finding, likeness, url }: ContentNews, times: number): Finding {
  const again = times >= OFTEN;
  if (finding === 'copied') {
    const share = likeness ?? 0;
    return {
      code: 'content_copied',
      severity: share >= NEARLY_ALL ? 'medium' : 'low',
      likelihood: share >= NEARLY_ALL ? 0.6 : 0.4,
      facts: [fact('likenessPercent', percentOf(share)), ...(url ? [fact('url', url)] : [])],
    };
  }
  const figures = [fact('times', times), ...(url ? [fact('url', url)] : [])];
  if (finding === 'foreign')
    return {
      code: 'content_foreign',
      severity: again ? 'medium' : 'low',
      likelihood: again ? 0.6 : 0.35,
      facts: figures,
    };
  return {
    code: 'content_unmarked',
    severity: again ? 'medium' : 'low',
    likelihood: again ? 0.5 : 0.25,
    facts: figures,
  };
}

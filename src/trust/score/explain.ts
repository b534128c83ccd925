import type { Account } from './account.ts';
import { featureNamed } from './features.ts';
import type { Score } from './score.ts';

/** One finding about an account, in words and as a code with its weight, for another language's words. */
export interface Reason {
  name: string;
  logOdds: number;
  speaksFor: 'fake' | 'genuine';
  weight: 'strongly' | 'clearly' | 'slightly';
  sentence: string;
}

const STRONG = 1.5;
const CLEAR = 0.5;
/** A contribution smaller than this changes no probability by more than a point or two. */
const NEGLIGIBLE = 0.1;

/** Authenticity of a creator, 0..100: 100 is surely genuine. */
export const authenticityOf = ({ probability }: Pick<Score, 'probability'>): number =>
  Math.round((1 - probability) * 100);

/** The findings behind a score, the weightiest first; those that hardly count are left out. */
export function reasonsOf(account: Account, score: Score): Reason[] {
  return score.contributions
    .filter(({ logOdds }) => Math.abs(logOdds) >= NEGLIGIBLE)
    .sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds))
    .map(({ name, logOdds }) => {
      const speaksFor = logOdds > 0 ? 'fake' : 'genuine';
      const size = Math.abs(logOdds);
      const weight = size >= STRONG ? 'strongly' : size >= CLEAR ? 'clearly' : 'slightly';
      return { name, logOdds, speaksFor, weight, sentence: sentenceOf(account, name, speaksFor, weight) };
    });
}

function sentenceOf(account: Account, name: string, speaksFor: Reason['speaksFor'], weight: Reason['weight']): string {
  const finding = name
    .split(' and ')
    .map((feature) => featureNamed(feature).words(account))
    .join(', and ');
  const kind = speaksFor === 'fake' ? 'a fake' : 'a genuine account';
  return `${finding.charAt(0).toUpperCase()}${finding.slice(1)}: speaks ${weight} for ${kind}.`;
}

import type { Account } from './account.ts';
import type { Found } from './features/feature.ts';
import { featureNamed } from './features.ts';
import type { Score } from './score.ts';

/** One finding about an account, as codes with figures: the portals have the words for each feature, in every language. */
export interface Reason {
  /** A feature's name, or two joined by " and ". */
  name: string;
  findings: ({ feature: string } & Found)[];
  logOdds: number;
  speaksFor: 'fake' | 'genuine';
  weight: 'strongly' | 'clearly' | 'slightly';
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
      const size = Math.abs(logOdds);
      return {
        name,
        findings: name.split(' and ').map((feature) => ({ feature, ...featureNamed(feature).found(account) })),
        logOdds,
        speaksFor: logOdds > 0 ? 'fake' : 'genuine',
        weight: size >= STRONG ? 'strongly' : size >= CLEAR ? 'clearly' : 'slightly',
      };
    });
}

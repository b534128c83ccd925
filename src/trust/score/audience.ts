import { type Account, isActivityKnown } from './account.ts';
import type { HitRates, Model } from './model.ts';
import type { Score } from './score.ts';

/** What an audience needs of a model. */
export type Rates = Pick<Model, 'audience'>;

/** Followers of one influencer, counted by band of probability; one list of counts a HitRates of the model. */
export type AudienceCounts = number[][];

const MOST_STEPS = 500;
const CLOSE_ENOUGH = 1e-7;
const SMOOTHING = 0.5;

/** Probabilities between which bands lie; finer where scores are many. */
export const CUTS: readonly number[] = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0.97];

/** Empty counts for a model. */
export const noFollowers = ({ audience }: Rates): AudienceCounts =>
  audience.rates.map(({ fakes }) => new Array<number>(fakes.length).fill(0));

/** Counts one more follower. */
export function addFollower({ audience }: Rates, counts: AudienceCounts, account: Account, score: Score): void {
  const isActive = isActivityKnown(account);
  const exact = audience.rates.findIndex(({ activityKnown }) => activityKnown === isActive);
  const band = counts[exact === -1 ? 0 : exact];
  const index = bandOf(audience.cuts, score.probability);
  if (band) band[index] = (band[index] ?? 0) + 1;
}

/** How many followers fell into a band, and how often fakes and genuine accounts do. */
export interface Band {
  count: number;
  fakes: number;
  genuine: number;
}

/** The counts beside the model's own rates. */
export const bandsOf = ({ audience }: Rates, counts: AudienceCounts): Band[] =>
  counts.flatMap((numbers, row) =>
    numbers.map((count, band) => ({
      count,
      fakes: audience.rates[row]?.fakes[band] ?? 0,
      genuine: audience.rates[row]?.genuine[band] ?? 0,
    })),
  );

/**
 * Share of fakes, 0..1, in an audience; undefined for nobody. Counting the labels would report too few among many fakes
 * (the model misses some) and too many among few (it raises false alarms); instead this is the share under which the
 * counts in all bands are likeliest, given how often fakes and genuine accounts fall into each band: the Rogan-Gladen
 * correction (1978) at several thresholds at once, by expectation maximisation (Saerens, Latinne and Decaestecker 2002).
 */
export function fakeShareOf(bands: readonly Band[]): number | undefined {
  const total = bands.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  let share = 0.5;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let sum = 0;
    for (const { count, fakes, genuine } of bands) {
      if (count > 0) sum += (count * share * fakes) / (share * fakes + (1 - share) * genuine);
    }
    const change = Math.abs(sum / total - share);
    share = sum / total;
    if (change < CLOSE_ENOUGH) break;
  }
  return share;
}

/** How often unseen fakes and genuine accounts fall into each band, apart for accounts with and without known activity. */
export function hitRatesOf(judged: readonly { probability: number; fake: 0 | 1; account: Account }[]): HitRates[] {
  const groups = Map.groupBy(judged, ({ account }) => isActivityKnown(account));
  return [...groups]
    .filter(([, group]) => group.some(({ fake }) => fake) && group.some(({ fake }) => !fake))
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([activityKnown, group]) => ({
      activityKnown,
      fakes: sharesOf(group.filter(({ fake }) => fake)),
      genuine: sharesOf(group.filter(({ fake }) => !fake)),
    }));
}

function sharesOf(judged: readonly { probability: number }[]): number[] {
  const counts = new Array<number>(CUTS.length + 1).fill(SMOOTHING);
  for (const { probability } of judged) {
    const band = bandOf(CUTS, probability);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  const total = judged.length + SMOOTHING * counts.length;
  return counts.map((count) => count / total);
}

function bandOf(cuts: readonly number[], probability: number): number {
  const above = cuts.findIndex((cut) => probability < cut);
  return above === -1 ? cuts.length : above;
}

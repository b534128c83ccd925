import { join } from 'node:path';
import { crossValidate, leaveOneOriginOut } from '../../src/trust/score/cross-validate.ts';
import type { Labelled } from '../../src/trust/score/folds.ts';
import type { Accuracy, Judged } from '../../src/trust/score/metrics.ts';
import { scorerOf } from '../../src/trust/score/score.ts';
import { shippedModel } from '../../src/trust/score/shipped-model.ts';
import { type AudienceAccuracy, heldOutBy, measureAudience, readInfluencers } from './measure-audience.ts';
import { meanOf, spreadOf } from './over-seeds.ts';
import { readLabelled } from './read-labelled.ts';
import { accuracyByOrigin } from './tables.ts';

export const INSTAFAKE = 'instafake/train.csv.gz';
export const PARMA = 'parma_engagement/train.csv.gz';
export const SRF = 'srf_followers/train.csv.gz';

const FOLDS = 10;

type ByOrigin = Record<string, Accuracy>;
type ByAudience = Record<string, AudienceAccuracy>;

/** Everything measured on rows that the judging model did not see. */
export interface Measurement {
  /** Trained on all folders; means over the seeds. */
  crossValidated: ByOrigin;
  audience: ByAudience;
  /** Trained on the other two folders; means over the seeds. */
  neverTrainedOn: ByOrigin;
  /** Standard deviations over the seeds: how much of a figure is the luck of folds and of what is forgotten. */
  spread: { crossValidated: ByOrigin; neverTrainedOn: ByOrigin };
  /** The shipped model; on its own origin cross-validated. */
  shipped: ByOrigin;
  shippedAudience: ByAudience;
}

/** Measures the score on the labelled folders under `folder` (README files there say what they are). */
export async function measure(folder: string, seeds: readonly number[]): Promise<Measurement> {
  const files = await Promise.all([INSTAFAKE, PARMA, SRF].map((name) => readLabelled(join(folder, name))));
  const rows = files.flatMap((file) => file.rows);
  const influencers = await readInfluencers(join(folder, 'audience_mix'));
  const kinds: [string, typeof influencers][] = [
    ['all influencers', influencers],
    ...['instafake', 'srf'].map((source): [string, typeof influencers] => [
      `followers of ${source}`,
      influencers.filter((influencer) => influencer.source === source),
    ]),
  ];
  const runs = seeds.map((seed) => crossValidate(rows, FOLDS, seed));
  const byOrigin = runs.map(({ held }) => accuracyByOrigin(held));
  const unseen = seeds.map((seed) => accuracyByOrigin(leaveOneOriginOut(rows, seed)));
  const ownRows = rows.filter(({ origin }) => origin === SRF);
  const ownRun = crossValidate(ownRows, FOLDS, seeds[0] ?? 1);
  const shipped = shippedModel();
  const isOwn = new Set(ownRun.held.map(({ account }) => JSON.stringify(account)));
  const ownJudge = heldOutBy(ownRun.held, ownRun.models);
  return {
    crossValidated: meanOf(byOrigin),
    audience: meanOf(
      runs.map(({ held, models }) =>
        Object.fromEntries(kinds.map(([name, some]) => [name, measureAudience(some, heldOutBy(held, models))])),
      ),
    ),
    neverTrainedOn: meanOf(unseen),
    spread: { crossValidated: spreadOf(byOrigin), neverTrainedOn: spreadOf(unseen) },
    shipped: accuracyByOrigin([
      ...judgeAll(
        rows.filter(({ origin }) => origin !== SRF),
        scorerOf(shipped),
      ),
      ...ownRun.held,
    ]),
    shippedAudience: Object.fromEntries(
      kinds.map(([name, some]) => [
        name,
        measureAudience(some, (follower) => (isOwn.has(JSON.stringify(follower)) ? ownJudge(follower) : shipped)),
      ]),
    ),
  };
}

function judgeAll(rows: readonly Labelled[], score: ReturnType<typeof scorerOf>): (Judged & { origin: string })[] {
  return rows.map(({ account, fake, origin }) => {
    const { probability, label } = score(account);
    return { fake, origin, probability, label };
  });
}

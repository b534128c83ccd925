import { join } from 'node:path';
import { type Account, readAccount, signatureOf } from '../../src/trust/score/account.ts';
import { addFollower, bandsOf, fakeShareOf, noFollowers, type Rates } from '../../src/trust/score/audience.ts';
import { confusion, rocAuc } from '../../src/trust/score/metrics.ts';
import { type Sum, scorerOf } from '../../src/trust/score/score.ts';
import { readRows } from './read-rows.ts';

/** Above this share of fakes SRF Data called an influencer's followers bought. */
const BOUGHT = 0.25;

export interface AudienceAccuracy {
  influencers: number;
  /** Mean distance between estimated and true share of fakes. */
  meanError: number;
  rocAuc: number;
  /** Of influencers with bought followers, estimated share at or above 25 %. */
  precision: number;
  recall: number;
}

export interface Influencer {
  source: string;
  followers: Account[];
  trueShare: number;
  isBought: boolean;
}

/** The simulated influencers of audience_mix with their followers. */
export async function readInfluencers(folder: string): Promise<Influencer[]> {
  const influencers = new Map<string, Influencer>();
  for await (const row of readRows(join(folder, 'train_truth.csv.gz'))) {
    influencers.set(row.influencer_id ?? '', {
      source: row.source ?? '',
      followers: [],
      trueShare: Number(row.fake_share),
      isBought: row.is_fake_influencer === '1',
    });
  }
  for await (const row of readRows(join(folder, 'train_followers.csv.gz'))) {
    influencers.get(row.influencer_id ?? '')?.followers.push(readAccount(row));
  }
  return [...influencers.values()];
}

/**
 * Estimates every influencer's share of fakes, each follower judged and corrected by the model that `judgeOf` gives for
 * it: the followers are training rows, so that must be one which did not see the row.
 */
export function measureAudience(
  influencers: readonly Influencer[],
  judgeOf: (follower: Account) => Sum & Rates,
): AudienceAccuracy {
  const scorers = new Map<Sum & Rates, ReturnType<typeof scorerOf>>();
  const estimates = influencers.map(({ followers, isBought, trueShare }) => {
    const groups = Map.groupBy(followers, judgeOf);
    const bands = [...groups].flatMap(([model, group]) => {
      const score = scorers.get(model) ?? scorerOf(model);
      scorers.set(model, score);
      const counts = noFollowers(model);
      for (const follower of group) addFollower(model, counts, follower, score(follower));
      return bandsOf(model, counts);
    });
    const share = fakeShareOf(bands) ?? 0;
    return { probability: share, fake: isBought ? (1 as const) : (0 as const), error: Math.abs(share - trueShare) };
  });
  const counts = confusion(estimates, ({ probability }) => probability >= BOUGHT);
  return {
    influencers: estimates.length,
    meanError: estimates.reduce((sum, { error }) => sum + error, 0) / estimates.length,
    rocAuc: rocAuc(estimates),
    precision: counts.truePositive / (counts.truePositive + counts.falsePositive),
    recall: counts.truePositive / (counts.truePositive + counts.falseNegative),
  };
}

/** For each follower the cross-validation's model that held it out; for one it never saw, the first model. */
export function heldOutBy<Judge>(
  held: readonly { account: Account; fold: number }[],
  models: readonly Judge[],
): (follower: Account) => Judge {
  const folds = new Map(held.map(({ account, fold }) => [signatureOf(account), fold]));
  return (follower) => {
    const model = models[folds.get(signatureOf(follower)) ?? 0];
    if (!model) throw new Error('No model judged this follower');
    return model;
  };
}

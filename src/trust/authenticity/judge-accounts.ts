import {
  forgetSnapshotNews,
  type PastSnapshot,
  postponeSnapshotNews,
  snapshotHistory,
  usersWithNews,
} from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { type CreatorRecord, findCreatorsOfUsers } from '../../creators/index.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { hasConsent } from '../../privacy/index.ts';
import { forgetAuthenticity, recordAuthenticity } from '../../standing/index.ts';
import { raiseFlag } from '../cases/raise-flag.ts';
import { HISTORY_SIGNALS } from '../history/index.ts';
import { authenticityOf, reasonsOf, scorerOf, shippedModel } from '../score/index.ts';
import { trafficOf } from '../stream/traffic-of.ts';
import { accountOf } from './account-of.ts';
import { type AuthenticityRecord, authenticities } from './model.ts';

const BATCH = 50;
/** Who is no creator yet is looked at again after an hour. */
const LATER_MINUTES = 60;
const WINDOW_DAYS = 28;
const MOST_REASONS = 8;
const LOW_SCORE = 30;

/**
 * Scores the accounts of creators with new snapshots, and looks at their history. Without consent to the use of social data
 * nothing is computed, and what was computed before is forgotten.
 * @returns how many users were looked at; 0 when nobody has news
 */
export async function judgeAccounts(ctx: Context): Promise<number> {
  const news = await usersWithNews(ctx, BATCH);
  if (news.length === 0) return 0;
  const creators = await findCreatorsOfUsers(
    ctx,
    news.map((row) => row._id),
  );
  for (const row of news) {
    const creator = creators.get(row._id);
    if (creator) {
      await judgeAccount(ctx, creator);
      await forgetSnapshotNews(ctx, row);
    } else await postponeSnapshotNews(ctx, row._id, LATER_MINUTES);
  }
  return news.length;
}

async function judgeAccount(ctx: Context, creator: CreatorRecord): Promise<void> {
  if (!(await hasConsent(ctx, creator.userId, 'social_scoring'))) {
    return forget(ctx, creator._id);
  }
  const largest = largestOf(await snapshotHistory(ctx, creator.userId));
  const newest = largest.at(-1);
  if (!newest) return;
  const record = scoreOf(creator, largest, newest, ctx.clock.now());
  await inTransaction(ctx, async (tx) => {
    const { _id, ...rest } = record;
    await authenticities(tx)
      .updateOne({ _id }, { $set: rest }, { upsert: true })
      .session(tx.session ?? null);
    await recordAuthenticity(tx, creator._id, { score: record.score });
  });
  await raiseLowScore(ctx, creator._id, record);
  const { clicks } = await trafficOf(ctx, creator._id, WINDOW_DAYS);
  for (const { name, judge } of HISTORY_SIGNALS) {
    const finding = judge({ history: largest, clicks, now: ctx.clock.now() });
    if (finding) await raiseFlag(ctx, { signal: name, creatorId: creator._id, ...finding });
  }
}

async function forget(ctx: Context, creatorId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { deletedCount } = await authenticities(tx)
      .deleteOne({ _id: creatorId })
      .session(tx.session ?? null);
    if (deletedCount > 0) await forgetAuthenticity(tx, creatorId);
  });
}

/** The history of the linked account with the most followers: that is where the audience is. */
export function largestOf(history: PastSnapshot[]): PastSnapshot[] {
  const byNetwork = [...Map.groupBy(history, ({ network }) => network).values()];
  const followers = (snapshots: PastSnapshot[]) => snapshots.at(-1)?.followers ?? -1;
  return byNetwork.toSorted((left, right) => followers(right) - followers(left))[0] ?? [];
}

const score = scorerOf(shippedModel());

/** Pure. */
export function scoreOf(
  creator: Pick<CreatorRecord, '_id' | 'displayName'>,
  history: PastSnapshot[],
  newest: PastSnapshot,
  at: Date,
): AuthenticityRecord {
  const account = accountOf(creator.displayName, history);
  const judged = score(account);
  const reasons = reasonsOf(account, judged)
    .slice(0, MOST_REASONS)
    .map(({ name, findings, speaksFor, weight }) => ({ name, findings, speaksFor, weight }));
  return { _id: creator._id, score: authenticityOf(judged), network: newest.network, reasons, at };
}

/** A sign for a reviewer and no more: no score by itself holds money. */
async function raiseLowScore(ctx: Context, creatorId: string, record: AuthenticityRecord): Promise<void> {
  if (record.score >= LOW_SCORE) return;
  await raiseFlag(ctx, {
    signal: 'authenticity',
    creatorId,
    severity: 'low',
    likelihood: Math.round((1 - record.score / 100) * 50) / 100,
    code: 'low_score',
    facts: [{ name: 'score', value: record.score }],
  });
}

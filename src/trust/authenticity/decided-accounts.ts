import { snapshotHistory } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { hasConsent } from '../../privacy/index.ts';
import { type CaseRecord, cases } from '../cases/model.ts';
import type { Account } from '../score/index.ts';
import type { SignalName } from '../signals/schemas.ts';
import { accountOf } from './account-of.ts';
import { largestOf } from './judge-accounts.ts';

export interface DecidedAccount {
  account: Account;
  fake: 0 | 1;
}

/** What asks whether an account and its audience are real. The others are about orders, or about a person. */
const ABOUT_ACCOUNTS: SignalName[] = [
  'authenticity',
  'growth_spike',
  'following_spike',
  'engagement',
  'silence',
  'comment_pattern',
];
const MOST = 20_000;

/**
 * The accounts about which reviewers had the last word, the newest decisions first, one a creator, as they were known on that day:
 * what the score can be trained on. Taken back, suspended or banned is fake; cleared, or right in her appeal, is genuine. A case that
 * can still be appealed, that only warned or holds on, or that was about orders alone teaches nothing; nor does anybody who does not
 * agree to the use of her social data.
 */
export async function* decidedAccounts(ctx: Context): AsyncGenerator<DecidedAccount> {
  const now = ctx.clock.now();
  const seen = new Set<string>();
  const decided = cases(ctx)
    .find({
      signals: { $in: ABOUT_ACCOUNTS },
      state: { $in: ['decided', 'closed'] },
      'decision.outcome': { $in: ['clear', 'reverse', 'suspend', 'ban'] },
    })
    .sort({ _id: -1 })
    .limit(MOST)
    .lean<CaseRecord[]>()
    .cursor();
  for await (const record of decided as AsyncIterable<CaseRecord>) {
    const fake = labelOf(record, now);
    if (fake === undefined || seen.has(record.creatorId)) continue;
    seen.add(record.creatorId);
    const account = await accountThen(ctx, record);
    if (account) yield { account, fake };
  }
}

function labelOf({ decision, appeal, state }: CaseRecord, now: Date): 0 | 1 | undefined {
  if (!decision) return undefined;
  if (decision.outcome === 'clear' || appeal?.answer?.granted) return 0;
  return state === 'closed' || decision.appealUntil < now ? 1 : undefined;
}

async function accountThen(ctx: Context, { creatorId, decision }: CaseRecord): Promise<Account | undefined> {
  const creator = (await findCreators(ctx, [creatorId])).get(creatorId);
  if (!creator || !(await hasConsent(ctx, creator.userId, 'social_scoring'))) return undefined;
  const history = await snapshotHistory(ctx, creator.userId);
  const known = largestOf(history.filter(({ at }) => decision !== null && at <= decision.at));
  return known.length === 0 ? undefined : accountOf(creator.displayName, known);
}

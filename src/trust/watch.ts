import { usersWithNews } from '../accounts/index.ts';
import { contentNewsDue } from '../content/index.ts';
import type { Context } from '../context.ts';
import { clickNewsWait } from '../links/index.ts';
import { orderNewsWait } from '../orders/index.ts';
import { judgeAccounts } from './authenticity/judge-accounts.ts';
import { escalateCases, escalationsDue } from './cases/escalate-cases.ts';
import { judgeContents } from './contents/judge-contents.ts';
import { judgeDue, judgementsWait } from './stream/judgement.ts';
import { takeIn } from './stream/take-in.ts';

/**
 * One step of the watch: new clicks and orders are taken in, whoever they are about is judged, accounts with new snapshots are scored, findings against content are flagged, forgotten cases are escalated.
 * @returns how much there was to do; 0 when there was nothing
 */
export async function watch(ctx: Context): Promise<number> {
  return (
    (await takeIn(ctx)) +
    (await judgeDue(ctx)) +
    (await judgeAccounts(ctx)) +
    (await judgeContents(ctx)) +
    (await escalateCases(ctx))
  );
}

/** Whether there is anything to do: looks at indexes, at once. What the watch does, one of them must see. */
export async function watchDue(ctx: Context): Promise<boolean> {
  const accounts = async () => (await usersWithNews(ctx, 1)).length > 0;
  const contents = async () => (await contentNewsDue(ctx, 1)).length > 0;
  const looks = [clickNewsWait, orderNewsWait, judgementsWait, accounts, contents, escalationsDue];
  return (await Promise.all(looks.map((look) => look(ctx)))).includes(true);
}

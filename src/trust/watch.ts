import type { Context } from '../context.ts';
import { judgeAccounts } from './authenticity/judge-accounts.ts';
import { escalateCases } from './cases/escalate-cases.ts';
import { judgeContents } from './contents/judge-contents.ts';
import { judgeDue } from './stream/judgement.ts';
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

import type { Context } from '../context.ts';
import { withLease } from '../kit/lease.ts';
import { backfillDueEvents, backfillIsDue, pollIsDue, pollPayees } from './events/backfill.ts';
import { invoicesAreDue, invoiceWhenDue } from './funding/make-invoices.ts';
import { draftsWait, submitDrafts } from './funding/submit-invoice.ts';
import { reconcileWhenDue, reconciliationIsDue } from './reconciliation/reconcile.ts';
import { finishReversals, reversalsWait } from './reversals/reverse-payout.ts';
import { isStripeAway } from './stripe-trouble.ts';
import { overdueNewsWait, payeeNewsWait, tellOverdue, tellPayees } from './telling/tell-news.ts';

interface Chore {
  /** One look at an index. */
  isDue: (ctx: Context) => Promise<boolean>;
  work: (ctx: Context) => Promise<unknown>;
}

/** What is looked after beside the runs: lost answers of reversals, events that were missed, accounts that were not heard of, mails. */
const CHORES: Chore[] = [
  { isDue: reversalsWait, work: finishReversals },
  { isDue: backfillIsDue, work: backfillDueEvents },
  { isDue: pollIsDue, work: pollPayees },
  { isDue: reconciliationIsDue, work: reconcileWhenDue },
  { isDue: invoicesAreDue, work: invoiceWhenDue },
  { isDue: draftsWait, work: submitDrafts },
  { isDue: payeeNewsWait, work: tellPayees },
  { isDue: overdueNewsWait, work: tellOverdue },
];

/** The chores that have something to do now: nearly every pass finds none, and a look writes nothing. */
export async function choresDue(ctx: Context): Promise<Chore[]> {
  const due = await Promise.all(CHORES.map(({ isDue }) => isDue(ctx)));
  return CHORES.filter((_, index) => due[index]);
}

/** Does what is due of the chores, in one process at a time; one that fails holds up none of the others. */
export async function runPayoutChores(ctx: Context, processId: string, stop?: AbortSignal): Promise<void> {
  const due = await choresDue(ctx);
  if (due.length === 0) return;
  const doAll = async (signal: AbortSignal) => {
    for (const { work } of due) {
      if (signal.aborted) return;
      await work(ctx).catch((error: unknown) => {
        const words = isStripeAway(error) ? 'Stripe is away; a chore is done later' : 'a chore of the payouts failed';
        ctx.logger[isStripeAway(error) ? 'warn' : 'error']({ err: error, chore: work.name }, words);
      });
    }
  };
  await withLease(ctx, 'payout-chores', processId, doAll, stop);
}

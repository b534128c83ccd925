import type { Context } from '../context.ts';
import { withLease } from '../kit/lease.ts';
import { backfillDueEvents, pollPayees } from './events/backfill.ts';
import { invoiceWhenDue } from './funding/make-invoices.ts';
import { submitDrafts } from './funding/submit-invoice.ts';
import { reconcileWhenDue } from './reconciliation/reconcile.ts';
import { finishReversals } from './reversals/reverse-payout.ts';
import { isStripeAway } from './stripe-trouble.ts';
import { tellOverdue, tellPayees } from './telling/tell-news.ts';

/** What is looked after beside the runs: lost answers of reversals, events that were missed, accounts that were not heard of, mails. */
const CHORES: ((ctx: Context) => Promise<unknown>)[] = [
  finishReversals,
  backfillDueEvents,
  pollPayees,
  reconcileWhenDue,
  invoiceWhenDue,
  submitDrafts,
  tellPayees,
  tellOverdue,
];

/** Does what is due of the chores, in one process at a time; one that fails holds up none of the others. */
export async function runPayoutChores(ctx: Context, processId: string, stop?: AbortSignal): Promise<void> {
  const work = async (signal: AbortSignal) => {
    for (const chore of CHORES) {
      if (signal.aborted) return;
      await chore(ctx).catch((error: unknown) => {
        const words = isStripeAway(error) ? 'Stripe is away; a chore is done later' : 'a chore of the payouts failed';
        ctx.logger[isStripeAway(error) ? 'warn' : 'error']({ err: error, chore: chore.name }, words);
      });
    }
  };
  await withLease(ctx, 'payout-chores', processId, work, stop);
}

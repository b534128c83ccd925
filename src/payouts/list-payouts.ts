import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { bankPayouts } from './events/model.ts';
import { sayBankFailure, sayFailure } from './failure-words.ts';
import { type PayoutRecord, payouts } from './model.ts';
import { describePayees } from './payees/acting-payee.ts';
import type { BankPayoutView, PayoutView, RunPayoutView } from './schemas.ts';
import { unclearUntil } from './submit-transfer.ts';

/** The payouts of a run, with whom they go to. */
export async function listRunPayouts(ctx: Context, runId: string, query: PageQuery): Promise<Page<RunPayoutView>> {
  requireManager(ctx, ['finance']);
  const rows = await payouts(ctx)
    .find({ runId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<PayoutRecord[]>();
  const described = await describePayees(
    ctx,
    rows.map((row) => row.payeeId),
  );
  return toPage(rows, query.limit, (row) => ({
    ...viewPayout(row),
    payeeId: row.payeeId,
    name: described.get(row.payeeId)?.name ?? '',
    unclearUntil: unclearUntil(row)?.toISOString() ?? null,
  }));
}

/** A payee's payouts, newest first; who may see them the caller has checked. */
export async function listPayoutsOf(ctx: Context, payeeId: string, query: PageQuery): Promise<Page<PayoutView>> {
  const rows = await payouts(ctx)
    .find({ payeeId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<PayoutRecord[]>();
  return toPage(rows, query.limit, viewPayout);
}

const SHOWN_BANK_PAYOUTS = 50;

/** What Stripe sent on to a payee's bank, newest first. */
export async function listBankPayouts(ctx: Context, payeeId: string): Promise<{ data: BankPayoutView[] }> {
  const rows = await bankPayouts(ctx).find({ payeeId }).sort({ arrivesAt: -1 }).limit(SHOWN_BANK_PAYOUTS).lean();
  return {
    data: rows.map(({ _id, amountMinor, currency, state, failureCode, arrivesAt }) => ({
      id: _id,
      amount: { amountMinor, currency },
      state: state as BankPayoutView['state'],
      arrivesAt: arrivesAt.toISOString(),
      failure: state === 'failed' ? sayBankFailure(failureCode ?? 'unknown') : null,
    })),
  };
}

const SENTENCES: Record<PayoutRecord['state'], string> = {
  reserved: 'This money is set aside and about to be sent.',
  sending: 'This money is on its way; we are waiting for the confirmation.',
  sent: 'Sent to the payout account; the bank usually takes one to three working days.',
  failed: 'It could not be sent. The money is back in the balance and goes out with the next run.',
  cancelled: 'The programme took this payout back before it was sent. The money is in the balance again.',
};

export const viewPayout = (row: PayoutRecord): PayoutView => ({
  id: row._id,
  amount: { amountMinor: row.amountMinor, currency: row.currency },
  state: row.state,
  sentence: SENTENCES[row.state],
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  transferId: row.transferId,
  reversed: { amountMinor: row.reversedMinor ?? 0, currency: row.currency },
  failure: row.failure ? sayFailure(row.failure.code) : null,
});

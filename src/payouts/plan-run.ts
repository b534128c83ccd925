import type { Context } from '../context.ts';
import { DomainError } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type BalanceRecord, move, positiveBalances, takeWholeBalance } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf } from './eligibility.ts';
import { type PayeeRecord, type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { approvalOf } from './needs-approval.ts';
import { findPayees } from './refresh-payee.ts';
import { reach } from './steps.ts';

const PAGE = 200;

/**
 * Reserves the money of every payee who can be paid: per payee one transaction with the payout, its frozen destination and
 * the move from payable to in transit. Goes on behind the last page when it is run again; nothing is reserved twice.
 */
export async function planRun(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  const rules = (await currentSettings(ctx)).payouts;
  let afterId = run.plannedThrough ?? undefined;
  while (!signal.aborted) {
    const page = await positiveBalances(ctx, 'creator:payable', { limit: PAGE, ...(afterId ? { afterId } : {}) });
    if (page.length === 0) break;
    reach(ctx, 'plan:page-read');
    const payees = await findPayees(
      ctx,
      page.map((balance) => balance.owner),
    );
    for (const balance of page) {
      const payee = payees.get(balance.owner);
      if (payee && exclusionOf(payee, balance, rules) === undefined) await reserve(ctx, run, payee, balance);
    }
    afterId = page.at(-1)?._id;
    const noted = await payoutRuns(ctx).updateOne(
      { _id: run._id, state: 'planning' },
      { $set: { plannedThrough: afterId ?? null } },
    );
    // Cancelled in the meantime.
    if (noted.matchedCount === 0) return;
    reach(ctx, 'plan:page-noted');
  }
  if (signal.aborted) return;
  const approval = await approvalOf(ctx, run._id);
  await payoutRuns(ctx).updateOne(
    { _id: run._id, state: 'planning' },
    { $set: approval ? { state: 'awaiting_approval', approval } : { state: 'sending' } },
  );
  reach(ctx, 'plan:finished');
}

/** A balance that changed since it was read is left for the next run. */
async function reserve(ctx: Context, run: RunRecord, payee: PayeeRecord, balance: BalanceRecord): Promise<void> {
  const { currency, amountMinor, sequence } = balance;
  const id = `${run._id}.${payee._id}.${currency}`;
  try {
    await inTransaction(ctx, async (tx) => {
      const session = tx.session ?? null;
      if (await payouts(tx).exists({ _id: id }).session(session)) return;
      const last = await payouts(tx)
        .findOne({ payeeId: payee._id, currency, state: { $nin: ['failed', 'cancelled'] } })
        .sort({ 'range.through': -1 })
        .session(session)
        .lean<PayoutRecord>();
      const payout: PayoutRecord = {
        _id: id,
        runId: run._id,
        payeeId: payee._id,
        currency,
        amountMinor,
        destination: payee.stripeAccountId,
        // From before the first change: what was earned nothing for is approved without one.
        range: { after: last?.range.through ?? -1, through: sequence },
        state: 'reserved',
        attempt: 1,
        firstSubmittedAt: null,
        transferId: null,
        failure: null,
        commissionsMarked: false,
        createdAt: tx.clock.now(),
        sentAt: null,
      };
      await payouts(tx).create([payout], { session });
      const owner = { owner: payee._id, currency };
      const postings = move(
        { account: 'creator:payable', ...owner },
        { account: 'creator:in_transit', ...owner },
        amountMinor,
      );
      await takeWholeBalance(
        tx,
        { account: 'creator:payable', ...owner },
        { amountMinor, sequence },
        { key: `payout:${id}:reserve`, fact: { kind: 'payout', id }, postings },
      );
    });
    reach(ctx, 'plan:reserved');
  } catch (error) {
    if (error instanceof DomainError && error.code === 'balance_changed') return;
    throw error;
  }
}

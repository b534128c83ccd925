import type { Context } from '../context.ts';
import { DomainError } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type BalanceRecord, move, takeWholeBalance } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf } from './eligibility.ts';
import { holdUnfunded } from './funding/hold-unfunded.ts';
import { type PayeeRecord, type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { approvalOf } from './needs-approval.ts';
import { accountOf } from './payees/account-of.ts';
import { holdsOf } from './payees/holds.ts';
import { payablePage } from './payees/payable-page.ts';
import { payeeFacts } from './payees/payee-facts.ts';
import { reach } from './steps.ts';
import { uncoveredOf } from './uncovered-ranges.ts';

const PAGE = 200;
const MAX_PAYOUTS_OF_ONE = 1_000;

/**
 * Reserves the money of every payee who can be paid: per payee one transaction with the payout, its frozen destination and
 * the move from payable to in transit. Goes on behind the last page when it is run again; nothing is reserved twice.
 */
export async function planRun(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  const rules = (await currentSettings(ctx)).payouts;
  let afterId = run.plannedThrough ?? undefined;
  if (rules.fundedBeforePaid && afterId === undefined) await holdUnfunded(ctx);
  while (!signal.aborted) {
    const page = await payablePage(ctx, afterId, PAGE);
    if (page.length === 0) break;
    reach(ctx, 'plan:page-read');
    const factsOf = await payeeFacts(
      ctx,
      page.map((balance) => balance.owner),
    );
    for (const balance of page) {
      const facts = factsOf(balance.owner);
      if (facts.payee && exclusionOf(facts, balance, rules) === undefined)
        await reserve(ctx, run, facts.payee, balance);
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
  const { _id: payeeId, kind: payeeKind = 'creator' } = payee;
  const id = `${run._id}.${payeeId}.${currency}`;
  const owner = { owner: payeeId, currency };
  const from = { account: accountOf({ payeeKind }, 'payable'), ...owner };
  const to = { account: accountOf({ payeeKind }, 'in_transit'), ...owner };
  try {
    await inTransaction(ctx, async (tx) => {
      const session = tx.session ?? null;
      if (await payouts(tx).exists({ _id: id }).session(session)) return;
      if ((await holdsOf(tx, [payeeId])).size > 0) return;
      const [range, ...also] = await rangesOf(tx, payeeId, currency, sequence);
      if (!range) throw new Error(`nothing is left of ${id} up to change ${sequence}`);
      const payout: PayoutRecord = {
        _id: id,
        runId: run._id,
        payeeId,
        payeeKind,
        currency,
        amountMinor,
        destination: payee.stripeAccountId,
        range,
        ...(also.length > 0 ? { also } : {}),
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
      const entry = {
        key: `payout:${id}:reserve`,
        fact: { kind: 'payout', id },
        postings: move(from, to, amountMinor),
      };
      await takeWholeBalance(tx, from, { amountMinor, sequence }, entry);
    });
    reach(ctx, 'plan:reserved');
  } catch (error) {
    if (error instanceof DomainError && error.code === 'balance_changed') return;
    throw error;
  }
}

/**
 * Which changes of the balance no other payout covers, the newest first: behind the last payout, and what one that failed or was
 * cancelled gave back. From before the first change, since what was earned nothing for is approved without one.
 */
async function rangesOf(tx: Context, payeeId: string, currency: string, through: number) {
  const live = await payouts(tx)
    .find({ payeeId, currency, state: { $nin: ['failed', 'cancelled'] } }, { range: 1, also: 1 })
    .sort({ 'range.through': -1 })
    .limit(MAX_PAYOUTS_OF_ONE)
    .session(tx.session ?? null)
    .lean<PayoutRecord[]>();
  const taken = live.flatMap(({ range, also = [] }) => [range, ...also]);
  return uncoveredOf(taken, through).reverse();
}

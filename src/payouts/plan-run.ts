import type { Context } from '../context.ts';
import { chunks } from '../kit/chunks.ts';
import { DomainError } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type BalanceRecord, move, takeWholeBalances } from '../ledger/index.ts';
import { currentSettings } from '../settings/index.ts';
import { exclusionOf } from './eligibility.ts';
import { cancelUnfunded } from './funding/cancel-unfunded.ts';
import { holdUnfunded } from './funding/hold-unfunded.ts';
import { inHalves } from './in-halves.ts';
import { type PayeeRecord, type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { approvalOf } from './needs-approval.ts';
import { accountOf } from './payees/account-of.ts';
import { holdsOf } from './payees/holds.ts';
import { payablePage } from './payees/payable-page.ts';
import { payeeFacts } from './payees/payee-facts.ts';
import { reach } from './steps.ts';
import { type Range, uncoveredOf } from './uncovered-ranges.ts';

const PAGE = 200;
/** So many are reserved in one transaction. */
const TOGETHER = 50;
const MAX_PAYOUTS_OF_ONE = 1_000;

/**
 * Reserves the money of every payee who can be paid: in one transaction the payouts of a batch, their frozen destinations and
 * the moves from payable to in transit. Goes on behind the last page when it is run again; nothing is reserved twice.
 */
export async function planRun(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  const rules = (await currentSettings(ctx)).payouts;
  let afterId = run.plannedThrough ?? undefined;
  if (afterId === undefined) await holdUnfunded(ctx);
  while (!signal.aborted) {
    const page = await payablePage(ctx, afterId, PAGE);
    if (page.length === 0) break;
    reach(ctx, 'plan:page-read');
    const factsOf = await payeeFacts(
      ctx,
      page.map((balance) => balance.owner),
    );
    const payable = page.flatMap((balance) => {
      const facts = factsOf(balance.owner);
      return facts.payee && exclusionOf(facts, balance, rules) === undefined ? [{ payee: facts.payee, balance }] : [];
    });
    for (const some of chunks(payable, TOGETHER)) await reserve(ctx, run, some);
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
  await cancelUnfunded(ctx, run);
  const approval = await approvalOf(ctx, run._id);
  await payoutRuns(ctx).updateOne(
    { _id: run._id, state: 'planning' },
    { $set: approval ? { state: 'awaiting_approval', approval } : { state: 'sending' } },
  );
  reach(ctx, 'plan:finished');
}

interface Payable {
  payee: PayeeRecord;
  balance: BalanceRecord;
}

/** In one transaction. A balance that changed since it was read is left for the next run and holds up none of the others. */
async function reserve(ctx: Context, run: RunRecord, all: Payable[]): Promise<void> {
  await inHalves(all, async (some) => {
    try {
      await inTransaction(ctx, (tx) => reserveTogether(tx, run, some));
    } catch (error) {
      if (some.length > 1 || !(error instanceof DomainError && error.code === 'balance_changed')) throw error;
    }
  });
  reach(ctx, 'plan:reserved');
}

async function reserveTogether(tx: Context, run: RunRecord, some: Payable[]): Promise<void> {
  const ids = some.map((each) => idOf(run, each));
  const known = await payouts(tx)
    .find({ _id: { $in: ids } }, { _id: 1 })
    .session(tx.session ?? null)
    .lean();
  const holds = await holdsOf(
    tx,
    some.map(({ payee }) => payee._id),
  );
  const planned = new Set(known.map(({ _id }) => _id));
  const open = some.filter((each) => !planned.has(idOf(run, each)) && !holds.has(each.payee._id));
  if (open.length === 0) return;
  const rangesOf = await openRanges(tx, open);
  await payouts(tx).insertMany(
    open.map((each) => payoutOf(tx, run, each, rangesOf(each))),
    { session: tx.session as never },
  );
  await takeWholeBalances(
    tx,
    open.map((each) => takingOf(idOf(run, each), each)),
  );
}

const idOf = (run: RunRecord, { payee, balance }: Payable): string => `${run._id}.${payee._id}.${balance.currency}`;

function payoutOf(tx: Context, run: RunRecord, each: Payable, ranges: Range[]): PayoutRecord {
  const { payee, balance } = each;
  const [range, ...also] = ranges;
  const _id = idOf(run, each);
  if (!range) throw new Error(`nothing is left of ${_id} up to change ${balance.sequence}`);
  return {
    _id,
    runId: run._id,
    payeeId: payee._id,
    payeeKind: payee.kind ?? 'creator',
    currency: balance.currency,
    amountMinor: balance.amountMinor,
    destination: payee.stripeAccountId,
    range,
    ...(also.length > 0 ? { also } : {}),
    state: 'reserved',
    attempt: 1,
    firstSubmittedAt: null,
    transferId: null,
    failure: null,
    commissionsMarked: false,
    untold: true,
    createdAt: tx.clock.now(),
    sentAt: null,
  };
}

function takingOf(id: string, { payee, balance }: Payable) {
  const { currency, amountMinor, sequence } = balance;
  const payeeKind = payee.kind ?? 'creator';
  const wallet = { owner: payee._id, currency };
  const from = { account: accountOf({ payeeKind }, 'payable'), ...wallet };
  const to = { account: accountOf({ payeeKind }, 'in_transit'), ...wallet };
  const entry = { key: `payout:${id}:reserve`, fact: { kind: 'payout', id }, postings: move(from, to, amountMinor) };
  return { from, seen: { amountMinor, sequence }, entry };
}

/**
 * Which changes of each balance no other payout covers, the newest first: behind the last payout, and what one that failed or was
 * cancelled gave back. From before the first change, since what was earned nothing for is approved without one.
 */
async function openRanges(tx: Context, some: Payable[]): Promise<(of: Payable) => Range[]> {
  const live = await payouts(tx)
    .find(
      { payeeId: { $in: some.map(({ payee }) => payee._id) }, state: { $nin: ['failed', 'cancelled'] } },
      { payeeId: 1, currency: 1, range: 1, also: 1 },
    )
    .sort({ 'range.through': -1 })
    .limit(MAX_PAYOUTS_OF_ONE * some.length)
    .session(tx.session ?? null)
    .lean<PayoutRecord[]>();
  const byBalance = Map.groupBy(live, ({ payeeId, currency }) => `${payeeId} ${currency}`);
  return ({ payee, balance }) => {
    const taken = (byBalance.get(`${payee._id} ${balance.currency}`) ?? []).flatMap(({ range, also = [] }) => [
      range,
      ...also,
    ]);
    return uncoveredOf(taken, balance.sequence).reverse();
  };
}

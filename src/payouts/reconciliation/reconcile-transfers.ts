import type { Context } from '../../context.ts';
import { addDays } from '../../kit/clock.ts';
import { adoptTransfer } from '../events/adopt-transfer.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import { bookReversals } from '../reversals/book-reversals.ts';
import { isAccountGone } from '../stripe-trouble.ts';
import { compareTransfer, type SeenTransfer } from './compare.ts';
import { transfersIn, type Window } from './read-stripe.ts';
import type { Difference } from './schemas.ts';

const MAX_STUCK = 1_000;

/** Stripe's side: every transfer in the window has its payout. @returns their ids */
export async function reconcileTransfers(
  ctx: Context,
  window: Window,
  differences: Difference[],
): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const page of transfersIn(ctx, window)) {
    for (const { id } of page) ids.add(id);
    await bookWhatWasMissed(ctx, page);
    const known = await payoutsOf(ctx, page);
    for (const transfer of page) {
      const difference = compareTransfer(transfer, known.get(transfer.group ?? ''));
      if (difference) differences.push(difference);
    }
  }
  return ids;
}

async function payoutsOf(ctx: Context, transfers: SeenTransfer[]): Promise<Map<string, PayoutRecord>> {
  const groups = transfers.flatMap(({ group }) => (group ? [group] : []));
  const rows = await payouts(ctx)
    .find({ _id: { $in: groups } })
    .lean<PayoutRecord[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Webhooks that never came: reversals are booked, transfers of payouts that are still open are adopted. */
async function bookWhatWasMissed(ctx: Context, transfers: SeenTransfer[]): Promise<void> {
  const known = await payoutsOf(ctx, transfers);
  for (const { id, group, reversedMinor } of transfers) {
    const payout = known.get(group ?? '');
    if (payout?.state === 'sending') await adoptTransfer(ctx, id);
    if (payout?.transferId === id && reversedMinor > (payout.reversedMinor ?? 0)) await bookReversals(ctx, id);
  }
}

/** Our side: every payout that was sent in the window has its transfer, and nothing is on its way for over a day. @returns how many */
export async function reconcilePayouts(
  ctx: Context,
  window: Window,
  listed: ReadonlySet<string>,
  differences: Difference[],
): Promise<number> {
  let count = 0;
  const inWindow = { state: 'sent' as const, sentAt: { $gte: window.from, $lte: window.through } };
  for await (const payout of payouts(ctx).find(inWindow).lean<PayoutRecord>().cursor()) {
    count += 1;
    if (!listed.has(payout.transferId ?? '') && !(await transferExists(ctx, payout)))
      differences.push(differenceOf('transfer_missing', payout));
  }
  const stuck = await payouts(ctx)
    .find({ state: { $in: ['reserved', 'sending'] }, createdAt: { $lt: addDays(window.through, -1) } })
    .limit(MAX_STUCK)
    .lean<PayoutRecord[]>();
  differences.push(...stuck.map((payout) => differenceOf('in_transit_long', payout)));
  return count;
}

/** Made just outside of the window, by either side's clock: asked for by itself before anybody is alarmed. */
async function transferExists(ctx: Context, { transferId }: PayoutRecord): Promise<boolean> {
  if (transferId === null) return false;
  try {
    await ctx.stripe.transfers.retrieve(transferId);
    return true;
  } catch (error) {
    if (isAccountGone(error)) return false;
    throw error;
  }
}

const differenceOf = (kind: Difference['kind'], payout: PayoutRecord): Difference => ({
  kind,
  ref: payout._id,
  amount: { amountMinor: payout.amountMinor, currency: payout.currency },
  expected: null,
  at: payout.createdAt.toISOString(),
});

import type { Context } from '../../context.ts';
import { chunks } from '../../kit/chunks.ts';
import { currentSettings } from '../../settings/index.ts';
import { type PayoutRecord, payouts, type RunRecord } from '../model.ts';
import { cancelPayouts } from '../settle-payout.ts';
import { holdUnfunded } from './hold-unfunded.ts';
import { brandsToFund, judgeFunding } from './judge-funding.ts';

const TOGETHER = 50;

/**
 * Commission may have been approved while a run set money aside, after it was judged how far the brands' money reaches. Payouts that hold
 * any of it are cancelled before anything is sent; it waits for its brand, and the rest of each is paid by the next run. Repeatable.
 */
export async function cancelUnfunded(ctx: Context, run: RunRecord): Promise<void> {
  if (!(await currentSettings(ctx)).payouts.fundedBeforePaid) return;
  await holdUnfunded(ctx);
  const caught = await payoutsWithUnfunded(ctx, run);
  if (caught.length === 0) return;
  for (const some of chunks(caught, TOGETHER)) await cancelPayouts(ctx, some);
  await holdUnfunded(ctx);
}

/** Whatever is still approved of what no money reaches for is set aside in a payout: of this run, or of an earlier one that is under way. */
async function payoutsWithUnfunded(ctx: Context, run: RunRecord): Promise<PayoutRecord[]> {
  const found = new Map<string, PayoutRecord>();
  for (const brand of await brandsToFund(ctx)) {
    if (brand.trusted) continue;
    for await (const { parts, funded } of judgeFunding(ctx, brand))
      for (const { payee, state, payableSequence } of parts) {
        if (funded || state !== 'approved' || payableSequence === null) continue;
        const payout = await payouts(ctx)
          .findOne({ _id: `${run._id}.${payee.id}.${brand.currency}`, state: 'reserved' })
          .lean<PayoutRecord>();
        if (payout && covers(payout, payableSequence)) found.set(payout._id, payout);
      }
  }
  return [...found.values()];
}

const covers = ({ range, also = [] }: PayoutRecord, sequence: number): boolean =>
  [range, ...also].some(({ after, through }) => sequence > after && sequence <= through);

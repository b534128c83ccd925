import type { Context } from '../context.ts';
import { currentSettings } from '../settings/index.ts';
import { finishRun } from './finish-run.ts';
import { lookedUpNow } from './look-again.ts';
import { type PayoutRecord, payouts, type RunRecord } from './model.ts';
import { openSendingDesk, sendPayout } from './send-payout.ts';
import { cancelPayouts } from './settle-payout.ts';
import { stripeTurns } from './stripe-limiter.ts';

const TOGETHER = 50;

/**
 * Ends a cancelled run: what is still reserved goes back to the balances; what was handed to Stripe is followed to its end, since nobody
 * can say that it was not sent.
 */
export async function cancelUnsent(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  const inState = (state: PayoutRecord['state']) =>
    payouts(ctx)
      .find({ runId: run._id, state, ...lookedUpNow() })
      .sort({ _id: 1 })
      .lean<PayoutRecord>()
      .cursor();
  let some: PayoutRecord[] = [];
  for await (const payout of inState('reserved')) {
    if (signal.aborted) return;
    some.push(payout);
    if (some.length < TOGETHER) continue;
    await cancelPayouts(ctx, some);
    some = [];
  }
  await cancelPayouts(ctx, some);
  const { transfersPerSecond } = (await currentSettings(ctx)).payouts;
  const desk = openSendingDesk(ctx, stripeTurns(ctx, 'transfers', transfersPerSecond));
  for await (const payout of inState('sending')) {
    if (signal.aborted) return;
    // Short once more: nothing was sent, and the next pass gives it back.
    await sendPayout(ctx, payout, desk, signal);
  }
  await finishRun(ctx, run, new Set());
}

import PQueue from 'p-queue';
import type { Context } from '../context.ts';
import { currentSettings } from '../settings/index.ts';
import { type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { markCommissions, releasePayout, settlePayout } from './settle-payout.ts';
import { keyWindowOver, submitTransfer } from './submit-transfer.ts';

/** A page takes about this long, so that a stop is heeded soon. */
const PAGE_SECONDS = 5;
const MAX_PAGE = 500;
const CONCURRENCY = 20;

/**
 * Sends the reserved payouts of a run under Stripe's rate limit, oldest key first. What is unknown or was refused for haste
 * stays and is looked up on the next pass; the run is finished when nothing is left.
 */
export async function sendRun(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  const { transfersPerSecond } = (await currentSettings(ctx)).payouts;
  const queue = new PQueue({ concurrency: CONCURRENCY, intervalCap: transfersPerSecond, interval: 1_000 });
  // A balance that is short for one payout is short for all of its currency; the other currencies go on.
  const short = new Set<string>();
  let afterId = '';
  while (!signal.aborted) {
    const page = await payouts(ctx)
      .find({
        runId: run._id,
        state: { $in: ['reserved', 'sending'] },
        _id: { $gt: afterId },
        currency: { $nin: [...short] },
      })
      .sort({ _id: 1 })
      .limit(Math.min(MAX_PAGE, transfersPerSecond * PAGE_SECONDS))
      .lean<PayoutRecord[]>();
    if (page.length === 0) break;
    await queue.addAll(
      page.map((payout) => async () => {
        if (signal.aborted || short.has(payout.currency)) return;
        if ((await sendPayout(ctx, payout)) === 'short') short.add(payout.currency);
      }),
    );
    afterId = page.at(-1)?._id ?? '';
  }
  if (short.size > 0)
    ctx.logger.error(
      { runId: run._id, currencies: [...short] },
      'the Stripe balance is short; these payouts wait for a top-up',
    );
  await finishRun(ctx, run);
}

/** Each step is written before its side effect: `sending` first, then Stripe, then the settlement. */
async function sendPayout(ctx: Context, before: PayoutRecord): Promise<'short' | 'done'> {
  const resubmitted = before.state === 'sending';
  const payout = resubmitted ? await renewKey(ctx, before) : await claim(ctx, before);
  if (!payout) return 'done';
  const outcome = await submitTransfer(ctx, payout, resubmitted);
  if (outcome.kind === 'sent') await settlePayout(ctx, payout, outcome.transferId);
  if (outcome.kind === 'refused') await releasePayout(ctx, payout, outcome);
  if (outcome.kind === 'short') await backToReserved(ctx, payout);
  return outcome.kind === 'short' ? 'short' : 'done';
}

const claim = (ctx: Context, payout: PayoutRecord): Promise<PayoutRecord | null> =>
  payouts(ctx)
    .findOneAndUpdate(
      { _id: payout._id, state: 'reserved' },
      { $set: { state: 'sending', firstSubmittedAt: new Date() } },
      { returnDocument: 'after' },
    )
    .lean<PayoutRecord>();

/** Past the key window Stripe may have forgotten the key; the look-up by group that follows decides before anything is sent. */
async function renewKey(ctx: Context, payout: PayoutRecord): Promise<PayoutRecord | null> {
  if (!keyWindowOver(payout)) return payout;
  const change = { $inc: { attempt: 1 }, $set: { firstSubmittedAt: new Date() } };
  return payouts(ctx)
    .findOneAndUpdate({ _id: payout._id, state: 'sending', attempt: payout.attempt }, change, {
      returnDocument: 'after',
    })
    .lean<PayoutRecord>();
}

/** Stripe keeps the refusal under the key, so the next try takes a new one. */
const backToReserved = (ctx: Context, payout: PayoutRecord) =>
  payouts(ctx).updateOne(
    { _id: payout._id, state: 'sending' },
    { $set: { state: 'reserved', firstSubmittedAt: null }, $inc: { attempt: 1 } },
  );

async function finishRun(ctx: Context, run: RunRecord): Promise<void> {
  for await (const payout of payouts(ctx)
    .find({ runId: run._id, state: 'sent', commissionsMarked: false })
    .lean<PayoutRecord>()
    .cursor()) {
    await markCommissions(ctx, payout);
  }
  if (await payouts(ctx).exists({ runId: run._id, state: { $in: ['reserved', 'sending'] } })) return;
  await payoutRuns(ctx).updateOne(
    { _id: run._id, state: 'sending' },
    { $set: { state: 'finished', finishedAt: ctx.clock.now() }, $unset: { active: 1 } },
  );
}

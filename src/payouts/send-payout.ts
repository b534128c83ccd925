import PQueue from 'p-queue';
import type { Context } from '../context.ts';
import { gather } from '../kit/gather.ts';
import { unclearOnceMore } from './look-again.ts';
import { type PayoutRecord, payouts } from './model.ts';
import { refreshPayee } from './refresh-payee.ts';
import { releasePayout, type Settlement, settlePayouts } from './settle-payout.ts';
import { reach } from './steps.ts';
import type { Turns } from './stripe-limiter.ts';
import { keyWindowOver, lookUpTransfer, submitTransfer, type TransferOutcome } from './submit-transfer.ts';

/** Most that are at Stripe at once. */
const LINES = 20;
const TOGETHER = 50;

/** What the payouts of one pass share: their turns, their lines to Stripe, and writes that are made together. */
export interface SendingDesk {
  turns: Turns;
  submit(payout: PayoutRecord): Promise<TransferOutcome>;
  /** Null where it cannot be said whose it is. */
  claim(payout: PayoutRecord): Promise<PayoutRecord | null>;
  settle(settlement: Settlement): Promise<void>;
}

/** Claims and settlements gather while the last ones are written, so that the database is asked seldom and Stripe never waits for it. */
export function openSendingDesk(ctx: Context, turns: Turns): SendingDesk {
  const lines = new PQueue({ concurrency: LINES });
  return {
    turns,
    submit: (payout) => lines.add(() => submitTransfer(ctx, payout)),
    claim: gather(TOGETHER, (reserved) => claimAll(ctx, reserved)),
    settle: gather(TOGETHER, async (settlements: Settlement[]) => {
      await settlePayouts(ctx, settlements);
      return settlements.map(() => undefined);
    }),
  };
}

/** Each step is written before its side effect: `sending` first, then Stripe, then the settlement. */
export async function sendPayout(
  ctx: Context,
  before: PayoutRecord,
  desk: SendingDesk,
  signal: AbortSignal,
): Promise<'short' | 'done'> {
  const { turns } = desk;
  await turns.next(signal);
  if (signal.aborted) return 'done';
  const outcome = before.state === 'sending' ? await sendAgain(ctx, before, desk) : await sendFirst(ctx, before, desk);
  if (!outcome) return 'done';
  await (outcome.kind === 'later' ? turns.backOff() : turns.calm());
  if (outcome.kind === 'sent') await desk.settle({ payout: before, transferId: outcome.transferId });
  if (outcome.kind === 'refused') await release(ctx, before, outcome);
  if (outcome.kind === 'alarm') await raiseAlarm(ctx, before, outcome);
  if (outcome.kind === 'short') await backToReserved(ctx, before);
  if (outcome.kind === 'unknown' || outcome.kind === 'alarm') await lookAgainLater(ctx, before);
  return outcome.kind === 'short' ? 'short' : 'done';
}

async function sendFirst(ctx: Context, before: PayoutRecord, desk: SendingDesk): Promise<TransferOutcome | undefined> {
  const payout = await desk.claim(before);
  if (!payout) return undefined;
  reach(ctx, 'send:claimed');
  const outcome = await desk.submit(payout);
  reach(ctx, 'send:answered');
  return outcome;
}

/** An earlier attempt may have gone through: Stripe is asked for it before anything is sent again. */
async function sendAgain(ctx: Context, before: PayoutRecord, desk: SendingDesk): Promise<TransferOutcome | undefined> {
  const found = await lookUpTransfer(ctx, before);
  reach(ctx, 'send:looked-up');
  if (found.kind !== 'none') return found;
  const payout = await renewKey(ctx, before);
  if (!payout) return undefined;
  await desk.turns.next();
  const outcome = await desk.submit(payout);
  reach(ctx, 'send:answered');
  return outcome;
}

/**
 * Takes payouts for sending, by compare-and-set on each. Where another process took some of them at the same time, nobody can say whose is
 * which: then none is sent now, and the next pass looks each up at Stripe first.
 */
async function claimAll(ctx: Context, reserved: PayoutRecord[]): Promise<(PayoutRecord | null)[]> {
  const taken = { state: 'sending' as const, firstSubmittedAt: new Date() };
  const { modifiedCount } = await payouts(ctx).collection.bulkWrite(
    reserved.map(({ _id, attempt }) => ({
      updateOne: { filter: { _id: _id as never, state: 'reserved', attempt }, update: { $set: taken } },
    })),
    { ordered: false },
  );
  return reserved.map((payout) => (modifiedCount === reserved.length ? { ...payout, ...taken } : null));
}

/** Past the key window Stripe may have forgotten the key, and nothing was found under it: a new one is safe. */
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
    {
      $set: { state: 'reserved', firstSubmittedAt: null },
      $inc: { attempt: 1 },
      $unset: { unclear: 1, lookAgainAt: 1 },
    },
  );

/** Stripe is not asked about it with every pass: the longer it is unclear, the more seldom. */
const lookAgainLater = (ctx: Context, payout: PayoutRecord) =>
  payouts(ctx).updateOne({ _id: payout._id, state: 'sending' }, unclearOnceMore(payout));

/** The account may be what was wrong: its state is asked for at once, so that the next run knows better. */
async function release(ctx: Context, payout: PayoutRecord, failure: { code: string; message: string }): Promise<void> {
  await releasePayout(ctx, payout, failure);
  await refreshPayee(ctx, payout.destination).catch((error: unknown) =>
    ctx.logger.warn({ err: error, payoutId: payout._id }, 'the state of a refused account could not be asked for'),
  );
}

/** Stripe knows this key with other parameters: somebody has to look before anything more happens to this payout. */
async function raiseAlarm(
  ctx: Context,
  payout: PayoutRecord,
  failure: { code: string; message: string },
): Promise<void> {
  const { code, message } = failure;
  const { modifiedCount } = await payouts(ctx).updateOne(
    { _id: payout._id, state: 'sending', 'failure.code': { $ne: code } },
    { $set: { failure: { code, message } } },
  );
  if (modifiedCount === 1)
    ctx.logger.fatal({ payoutId: payout._id, code }, 'a payout’s key is known with other content');
}

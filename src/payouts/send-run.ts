import PQueue from 'p-queue';
import type { Context } from '../context.ts';
import { DomainError } from '../kit/errors.ts';
import { currentSettings } from '../settings/index.ts';
import { finishRun } from './finish-run.ts';
import { lookedUpNow } from './look-again.ts';
import { type PayoutRecord, payoutRuns, payouts, type RunRecord } from './model.ts';
import { holdsOf } from './payees/holds.ts';
import { openSendingDesk, sendPayout } from './send-payout.ts';
import { cancelPayouts } from './settle-payout.ts';
import { reach } from './steps.ts';
import { availableAtStripe, Purse } from './stripe-balance.ts';
import { stripeTurns } from './stripe-limiter.ts';

const PAGE = 500;
/** Under way at once, of which some are at Stripe while the others are claimed or settled. */
const CONCURRENCY = 60;
/** A pause or a cancellation is heeded within this time. */
const WATCH_MS = 300;

/**
 * Sends the reserved payouts of a run in the order of their ids, as far as Stripe's balance reaches, under the shared limit. What was
 * refused for haste is looked up on the next pass, what is unknown with growing pauses; the run is finished when nothing is left.
 */
export async function sendRun(ctx: Context, run: RunRecord, signal: AbortSignal): Promise<void> {
  // While all that is left waits to be looked up again, Stripe is not asked for its balance either.
  if (!(await payouts(ctx).exists(unsentOf(run)))) return finishRun(ctx, run, new Set());
  const { transfersPerSecond } = (await currentSettings(ctx)).payouts;
  const desk = openSendingDesk(ctx, stripeTurns(ctx, 'transfers', transfersPerSecond));
  const purse = new Purse(await availableAtStripe(ctx));
  reach(ctx, 'send:balance-read');
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const watch = watchRun(ctx, run, signal);
  // What Stripe itself called short, though its balance had said otherwise.
  const refused = new Set<string>();
  let problem: unknown;
  try {
    for await (const payout of unsent(ctx, run)) {
      if (watch.signal.aborted || problem) break;
      if (payout.state === 'reserved' && payout.held) {
        await cancelPayouts(ctx, [payout]);
        continue;
      }
      // What was submitted before may have been taken out of the balance already.
      if (payout.state === 'reserved' && !purse.take(payout)) continue;
      await queue.onSizeLessThan(CONCURRENCY);
      void queue
        .add(async () => {
          if (watch.signal.aborted || refused.has(payout.currency) || problem) return;
          if ((await sendPayout(ctx, payout, desk, watch.signal)) === 'short') refused.add(payout.currency);
        })
        .catch((error: unknown) => {
          // A process that was killed may hold this payee's records for a minute yet; the others go on.
          if (!isBusy(error)) problem ??= error;
        });
    }
    await queue.onIdle();
  } finally {
    watch.end();
  }
  if (problem) throw problem;
  await finishRun(ctx, run, new Set([...purse.short, ...refused]));
}

const isBusy = (error: unknown): boolean => error instanceof DomainError && error.code === 'busy';

const unsentOf = (run: RunRecord) => ({
  runId: run._id,
  state: { $in: ['reserved', 'sending'] as PayoutRecord['state'][] },
  ...lookedUpNow(),
});

/** Who was held since the money was set aside gets none of it. */
async function* unsent(ctx: Context, run: RunRecord): AsyncGenerator<PayoutRecord & { held: boolean }> {
  for (let afterId = ''; ; ) {
    const page = await payouts(ctx)
      .find({ ...unsentOf(run), _id: { $gt: afterId } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .lean<PayoutRecord[]>();
    const holds = await holdsOf(
      ctx,
      page.map(({ payeeId }) => payeeId),
    );
    for (const payout of page) yield { ...payout, held: holds.has(payout.payeeId) };
    if (page.length < PAGE) return;
    afterId = page.at(-1)?._id ?? '';
  }
}

/** Fires when the run is not to be sent any more. */
function watchRun(ctx: Context, run: RunRecord, signal: AbortSignal): { signal: AbortSignal; end: () => void } {
  const left = new AbortController();
  const look = async () => {
    if (!(await payoutRuns(ctx).exists({ _id: run._id, state: 'sending' }))) left.abort();
  };
  const timer = setInterval(() => void look().catch(() => undefined), WATCH_MS);
  return { signal: AbortSignal.any([signal, left.signal]), end: () => clearInterval(timer) };
}

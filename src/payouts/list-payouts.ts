import type { z } from 'zod';
import { requireCreator, requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { afterCursor, type Page, type PageQuery, toPage } from '../kit/pagination.ts';
import { sayFailure } from './failure-words.ts';
import { type PayoutRecord, payouts } from './model.ts';
import type { PayoutView, RunPayoutView } from './schemas.ts';

/** The payouts of a run, with whom they go to. */
export async function listRunPayouts(
  ctx: Context,
  runId: string,
  query: PageQuery,
): Promise<Page<z.infer<typeof RunPayoutView>>> {
  requireManager(ctx, ['finance']);
  const rows = await payouts(ctx)
    .find({ runId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<PayoutRecord[]>();
  const creators = await findCreators(
    ctx,
    rows.map((row) => row.payeeId),
  );
  return toPage(rows, query.limit, (row) => ({
    ...viewPayout(row),
    payeeId: row.payeeId,
    name: creators.get(row.payeeId)?.displayName ?? '',
  }));
}

/** The acting creator's payouts, newest first. */
export async function listOwnPayouts(ctx: Context, query: PageQuery): Promise<Page<z.infer<typeof PayoutView>>> {
  const payeeId = requireCreator(ctx);
  const rows = await payouts(ctx)
    .find({ payeeId, ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<PayoutRecord[]>();
  return toPage(rows, query.limit, viewPayout);
}

const SENTENCES: Record<PayoutRecord['state'], string> = {
  reserved: 'This money is set aside and about to be sent.',
  sending: 'This money is on its way; we are waiting for the confirmation.',
  sent: 'Sent to the payout account; the bank usually takes one to three working days.',
  failed: 'It could not be sent. The money is back in the balance and goes out with the next run.',
  cancelled: 'The programme took this payout back before it was sent. The money is in the balance again.',
};

const viewPayout = (row: PayoutRecord): z.infer<typeof PayoutView> => ({
  id: row._id,
  amount: { amountMinor: row.amountMinor, currency: row.currency },
  state: row.state,
  sentence: SENTENCES[row.state],
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  transferId: row.transferId,
  failure: row.failure ? sayFailure(row.failure.code) : null,
});

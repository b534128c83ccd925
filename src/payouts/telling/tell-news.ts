import { findBrands } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { brandInvoices, type InvoiceRecord } from '../funding/model.ts';
import { type PayoutRecord, payouts } from '../model.ts';
import { payoutsPage, tellBrand, tellPayee } from './tell.ts';

const BATCH = 100;

const ended = { untold: true, state: { $in: ['sent', 'failed', 'cancelled'] as PayoutRecord['state'][] } };

/** Whether any payee is to be written to. */
export const payeeNewsWait = async (ctx: Context): Promise<boolean> => (await payouts(ctx).exists(ended)) !== null;

/** Writes to payees whose payout was sent or has failed; a few with each pass, so that no run waits for it. @returns how many payouts */
export async function tellPayees(ctx: Context): Promise<number> {
  const news = await payouts(ctx).find(ended).sort({ _id: 1 }).limit(BATCH).lean<PayoutRecord[]>();
  for (const payout of news) await inTransaction(ctx, (tx) => tellOf(tx, payout));
  return news.length;
}

async function tellOf(tx: Context, { _id, payeeId, payeeKind, state, amountMinor, currency }: PayoutRecord) {
  const { modifiedCount } = await payouts(tx)
    .updateOne({ _id, untold: true }, { $unset: { untold: 1 } })
    .session(tx.session ?? null);
  if (modifiedCount !== 1 || state === 'cancelled') return;
  const payee = { id: payeeId, kind: payeeKind ?? 'creator' } as const;
  await tellPayee(tx, payee, {
    template: state === 'sent' ? 'payout-sent' : 'payout-failed',
    values: { amount: { amountMinor, currency }, path: `${payoutsPage(payee)}/${encodeURIComponent(_id)}` },
    key: _id,
  });
}

const overdueOf = (ctx: Context) => ({
  state: 'open' as const,
  dueAt: { $lt: ctx.clock.now() },
  overdueTold: { $ne: true },
});

/** Whether any brand is to be written to. */
export const overdueNewsWait = async (ctx: Context): Promise<boolean> =>
  (await brandInvoices(ctx).exists(overdueOf(ctx))) !== null;

/** Writes once to the owners of a brand whose invoice has become overdue. @returns how many invoices */
export async function tellOverdue(ctx: Context): Promise<number> {
  const overdue = await brandInvoices(ctx).find(overdueOf(ctx)).limit(BATCH).lean<InvoiceRecord[]>();
  const brands = await findBrands(ctx, [...new Set(overdue.map(({ brandId }) => brandId))]);
  for (const { _id, brandId, amountMinor, currency, dueAt } of overdue)
    await inTransaction(ctx, async (tx) => {
      const { modifiedCount } = await brandInvoices(tx)
        .updateOne({ _id, state: 'open', overdueTold: { $ne: true } }, { $set: { overdueTold: true } })
        .session(tx.session ?? null);
      if (modifiedCount !== 1 || dueAt === null) return;
      const brand = brands.get(brandId)?.name ?? '';
      const values = { brand, amount: { amountMinor, currency }, dueAt, path: `/brand/${brandId}/funding` };
      await tellBrand(tx, brandId, { template: 'invoice-overdue', values, key: _id });
    });
  return overdue.length;
}

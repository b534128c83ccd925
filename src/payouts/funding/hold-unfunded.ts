import {
  approveDue,
  commissionOfBrands,
  commissionsOfBrand,
  holdCommissions,
  releaseCommissions,
} from '../../commissions/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { brandFunding, brandInvoices } from './model.ts';

const MAX_HELD = 10_000;
const REASON = 'brand_unfunded';

/**
 * Funded before paid: of each brand that is not trusted, commission is paid in the order in which it was placed, as far as the brand's
 * payments reach; the rest goes back to pending until they do. Looked at anew before every run.
 */
export async function holdUnfunded(ctx: Context): Promise<void> {
  const owed = await commissionOfBrands(ctx, ctx.clock.now());
  const trusted = new Set(await brandFunding(ctx).distinct('_id', { trusted: true }));
  for (const { brandId, currency } of owed) {
    const holder = `funding:${brandId}:${currency}`;
    await inTransaction(ctx, async (tx) => {
      await releaseCommissions(tx, holder);
    });
    // Many are approved in batches: all of them, before it is judged how far the money reaches.
    while ((await approveDue(ctx)) > 0);
    if (trusted.has(brandId)) continue;
    const unfunded = await unfundedOf(ctx, brandId, currency);
    if (unfunded.length > 0) await inTransaction(ctx, (tx) => holdCommissions(tx, unfunded, holder, REASON));
  }
}

/** Commissions beyond what the brand has paid in, paid ones counted first. */
async function unfundedOf(ctx: Context, brandId: string, currency: string): Promise<string[]> {
  const paidIn = await brandInvoices(ctx).find({ brandId, currency, state: 'paid' }, { amountMinor: 1 }).lean();
  let left = paidIn.reduce((sum, invoice) => sum + invoice.amountMinor, 0);
  const waiting: { id: string; amountMinor: number }[] = [];
  for await (const { _id, amountMinor, state } of commissionsOfBrand(ctx, brandId, currency)) {
    if (state === 'paid') left -= amountMinor;
    else waiting.push({ id: _id, amountMinor });
  }
  const unfunded: string[] = [];
  for (const { id, amountMinor } of waiting) {
    if (unfunded.length === 0 && amountMinor <= left) left -= amountMinor;
    else unfunded.push(id);
    if (unfunded.length >= MAX_HELD) break;
  }
  return unfunded;
}

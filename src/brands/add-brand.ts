import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../kit/transaction.ts';
import { refuseTakenDomains } from './applications/refuse-taken-domains.ts';
import { type BrandRecord, brands } from './model.ts';

/** A manager adds a brand whose documents were checked outside Kolect; it starts verified. No other brand has its domains. */
export async function addBrand(
  ctx: Context,
  input: { name: string; country: string; domains: string[] },
): Promise<BrandRecord> {
  requireManager(ctx, ['reviewer']);
  return inTransaction(ctx, async (tx) => {
    await refuseTakenDomains(tx, input.domains);
    const brand: BrandRecord = { _id: tx.ids.next('brd'), ...input, state: 'verified', createdAt: tx.clock.now() };
    await brands(tx).create([brand], { session: tx.session ?? null });
    await audit(tx, { action: 'brand.added', subject: brand._id, after: { name: brand.name, domains: brand.domains } });
    return brand;
  });
}

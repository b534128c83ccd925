import { requireManager } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type RuleRecord, ruleRecords } from './model.ts';

/** A manager sets what a brand pays on everything it sells, from now on; older rules stay for the commissions that name them. */
export async function setBrandRate(ctx: Context, input: { brandId: string; rateBps: number }): Promise<RuleRecord> {
  requireManager(ctx, []);
  return inTransaction(ctx, async (tx) => {
    if (!(await findBrands(tx, [input.brandId])).has(input.brandId)) throw missing();
    const rule = {
      _id: tx.ids.next('rul'),
      scope: 'brand',
      match: { brandId: input.brandId },
      rateBps: input.rateBps,
      createdAt: tx.clock.now(),
    };
    await ruleRecords(tx).create([rule], { session: tx.session ?? null });
    await audit(tx, { action: 'rule.set', subject: input.brandId, after: { rateBps: input.rateBps } });
    return rule;
  });
}

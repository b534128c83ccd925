import { requireManager } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type RuleRecord, ruleRecords } from './model.ts';
import { setRule } from './set-rule.ts';

/** An admin sets what a brand pays on everything it sells: a brand rule, or the next version of the one there is. */
export async function setBrandRate(ctx: Context, input: { brandId: string; rateBps: number }): Promise<RuleRecord> {
  requireManager(ctx, []);
  return inTransaction(ctx, async (tx) => {
    if (!(await findBrands(tx, [input.brandId])).has(input.brandId)) throw missing();
    const now = tx.clock.now();
    const current = await ruleRecords(tx)
      .findOne({ scope: 'brand', 'match.brandId': input.brandId, endedAt: null, from: { $lte: now } })
      .session(tx.session ?? null)
      .lean<RuleRecord>();
    return setRule(tx, {
      scope: 'brand',
      match: { brandId: input.brandId },
      pay: { kind: 'rate', rateBps: input.rateBps },
      supersedes: current?._id ?? null,
    });
  });
}

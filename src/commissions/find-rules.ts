import type { Context } from '../context.ts';
import { type RuleRecord, ruleRecords } from './model.ts';
import type { CommissionRule } from './rules.ts';

const MAX_RULES = 20_000;

/**
 * Rules that may fit orders of these brands and creators, those for everybody among them, as far as anything of them may count
 * on or after a day. One query; at most 20,000 rules.
 */
export async function findRules(
  tx: Context,
  { brandIds, creatorIds, since }: { brandIds: string[]; creatorIds: string[]; since: Date },
): Promise<CommissionRule[]> {
  const rows = await ruleRecords(tx)
    .find({
      'match.brandId': { $in: [...brandIds, null] },
      'match.creatorId': { $in: [...creatorIds, null] },
      $or: [{ goneAt: null }, { goneAt: { $gt: since } }],
    })
    .limit(MAX_RULES)
    .session(tx.session ?? null)
    .lean<RuleRecord[]>();
  return rows.map(toRule);
}

export const toRule = ({
  _id,
  createdBy: _by,
  endedBy: _ended,
  goneAt: _gone,
  notice: _notice,
  ...rule
}: RuleRecord) => ({
  id: _id,
  ...rule,
});

import { tellUsers } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { inTransaction } from '../kit/transaction.ts';
import { promotersOf } from '../links/index.ts';
import { type RuleRecord, ruleRecords } from './model.ts';

const PAGE = 100;

/**
 * Tells creators who promote a brand that it will pay less, a page of them at a time: each is told once a rule, and when it
 * reaches her. Goes on where it was when it is killed.
 * @returns how many creators were looked at; 0 when nobody is to be told
 */
export async function tellPromoters(ctx: Context): Promise<number> {
  const rule = await ruleRecords(ctx).findOne({ 'notice.done': false }).sort({ _id: 1 }).lean<RuleRecord>();
  if (!rule?.notice) return 0;
  const { afterCreatorId } = rule.notice;
  const protection = rule.lingers ?? rule.delays.at(-1);
  const before = protection?.promotingBefore ?? rule.createdAt;
  const ids = rule.match.creatorId
    ? afterCreatorId === null
      ? [rule.match.creatorId]
      : []
    : await promotersOf(ctx, rule.match.brandId, { after: afterCreatorId, before, limit: PAGE });
  const brand = (await findBrands(ctx, rule.match.brandId ? [rule.match.brandId] : [])).get(rule.match.brandId ?? '');
  await inTransaction(ctx, async (tx) => {
    const creators = await findCreators(tx, ids);
    for (const creator of creators.values()) {
      if (creator.state !== 'active' || !protection) continue;
      const values = { brand: brand?.name ?? null, from: protection.until.toISOString().slice(0, 10) };
      await tellUsers(tx, [creator.userId], { template: 'rateDecrease', values, key: rule._id });
    }
    await ruleRecords(tx)
      .updateOne(
        { _id: rule._id },
        { $set: { notice: { afterCreatorId: ids.at(-1) ?? afterCreatorId, done: ids.length === 0 } } },
      )
      .session(tx.session ?? null);
  });
  return Math.max(1, ids.length);
}

/** Whether anybody is to be told. */
export const noticesDue = async (ctx: Context): Promise<boolean> =>
  (await ruleRecords(ctx).exists({ 'notice.done': false })) !== null;

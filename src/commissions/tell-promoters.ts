import { tellUsers } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { findCreators } from '../creators/index.ts';
import { inTransaction } from '../kit/transaction.ts';
import { promotersOf } from '../links/index.ts';
import { type RuleRecord, ruleRecords } from './model.ts';
import { noteDecreases, type RateNotice, rateNotices, settingsUnlooked } from './rate-notices.ts';
import type { Protection, RuleMatch } from './rules.ts';

const PAGE = 100;

/** A decrease that those who promote are told of. */
interface Notice {
  id: string;
  match: RuleMatch;
  protection: Protection | undefined;
  /** Those whose link or code was made before. */
  before: Date;
  afterCreatorId: string | null;
  /** Of the programme: tiers that add less, where it is about those. */
  tiers?: RateNotice['tiers'];
  keep(tx: Context, afterCreatorId: string | null, done: boolean): Promise<unknown>;
}

/**
 * Tells creators who promote a brand that it, or the whole programme, will pay less, a page of them at a time: each is told once a
 * decrease, and when it reaches her. Goes on where it was when it is killed.
 * @returns how many creators were looked at; 0 when nobody is to be told
 */
export async function tellPromoters(ctx: Context): Promise<number> {
  if (await settingsUnlooked(ctx)) await noteDecreases(ctx);
  const notice = (await ofRule(ctx)) ?? (await ofProgramme(ctx));
  if (!notice) return 0;
  const { id, match, protection, before, afterCreatorId, tiers } = notice;
  const ids = match.creatorId
    ? afterCreatorId === null
      ? [match.creatorId]
      : []
    : await promotersOf(ctx, match.brandId, { after: afterCreatorId, before, limit: PAGE });
  const brand = (await findBrands(ctx, match.brandId ? [match.brandId] : [])).get(match.brandId ?? '');
  await inTransaction(ctx, async (tx) => {
    const creators = await findCreators(tx, ids);
    for (const creator of creators.values()) {
      if (creator.state !== 'active' || !protection) continue;
      const from = protection.until.toISOString().slice(0, 10);
      if (tiers) await tellUsers(tx, [creator.userId], { template: 'tierDecrease', values: { tiers, from }, key: id });
      else {
        const values = { brand: brand?.name ?? null, from };
        await tellUsers(tx, [creator.userId], { template: 'rateDecrease', values, key: id });
      }
    }
    await notice.keep(tx, ids.at(-1) ?? afterCreatorId, ids.length === 0);
  });
  return Math.max(1, ids.length);
}

async function ofRule(ctx: Context): Promise<Notice | undefined> {
  const rule = await ruleRecords(ctx).findOne({ 'notice.done': false }).sort({ _id: 1 }).lean<RuleRecord>();
  if (!rule?.notice) return undefined;
  const protection = rule.lingers ?? rule.delays.at(-1);
  return {
    id: rule._id,
    match: rule.match,
    protection,
    before: protection?.promotingBefore ?? rule.createdAt,
    afterCreatorId: rule.notice.afterCreatorId,
    keep: (tx, afterCreatorId, done) =>
      ruleRecords(tx)
        .updateOne({ _id: rule._id }, { $set: { notice: { afterCreatorId, done } } })
        .session(tx.session ?? null),
  };
}

async function ofProgramme(ctx: Context): Promise<Notice | undefined> {
  const notice = await rateNotices(ctx).findOne({ done: false }).sort({ _id: 1 }).lean();
  if (!notice) return undefined;
  const { _id, promotingBefore, until, afterCreatorId, tiers } = notice;
  return {
    id: _id,
    match: {},
    protection: { promotingBefore, until },
    before: promotingBefore,
    afterCreatorId,
    ...(tiers ? { tiers } : {}),
    keep: (tx, after, done) =>
      rateNotices(tx)
        .updateOne({ _id }, { $set: { afterCreatorId: after, done } })
        .session(tx.session ?? null),
  };
}

/** Whether anybody is to be told, or it has to be found out whether somebody is. */
export const noticesDue = async (ctx: Context): Promise<boolean> =>
  (await ruleRecords(ctx).exists({ 'notice.done': false })) !== null ||
  (await rateNotices(ctx).exists({ done: false })) !== null ||
  settingsUnlooked(ctx);

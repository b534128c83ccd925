import type { Context } from '../context.ts';
import { commissions, ruleRecords } from './model.ts';

/** The campaigns that rules belong to, by the rule's id; rules of none are left out. */
export async function campaignsOfRules(tx: Context, ruleIds: string[]): Promise<Map<string, string>> {
  if (ruleIds.length > 10_000) throw new RangeError('at most 10,000 rules at once');
  const rows = await ruleRecords(tx)
    .find({ _id: { $in: ruleIds }, campaignId: { $type: 'string' } }, { campaignId: 1 })
    .session(tx.session ?? null)
    .lean();
  return new Map(rows.map((row) => [row._id, row.campaignId ?? '']));
}

/** Tells under which campaigns of a brand a creator promoted it at a moment. */
export type CampaignsInForce = (brandId: string, creatorId: string, at: Date) => string[];

/** Reads the campaigns' rates of many creators at once: one counts from her acceptance to the campaign's end, or until it was ended. */
export async function loadCampaignsInForce(
  tx: Context,
  { brandIds, creatorIds }: { brandIds: string[]; creatorIds: string[] },
): Promise<CampaignsInForce> {
  const rows = await ruleRecords(tx)
    .find(
      {
        'match.brandId': { $in: brandIds },
        'match.creatorId': { $in: creatorIds },
        campaignId: { $type: 'string' },
      },
      { match: 1, campaignId: 1, from: 1, until: 1, endedAt: 1 },
    )
    .session(tx.session ?? null)
    .lean();
  const byPair = Map.groupBy(rows, ({ match }) => `${match.brandId} ${match.creatorId}`);
  return (brandId, creatorId, at) => {
    const there = (byPair.get(`${brandId} ${creatorId}`) ?? []).filter(
      ({ from, until, endedAt }) => at >= from && (!until || at < until) && (!endedAt || at < endedAt),
    );
    return [...new Set(there.map((row) => row.campaignId ?? ''))].toSorted();
  };
}

/** What paid pieces of content stand under in place of an order, some at a time. */
export async function* feesInOrder(ctx: Context, size: number): AsyncGenerator<string[]> {
  for (let after = 'fee:'; ; ) {
    const rows = await commissions(ctx)
      .find({ orderId: { $gt: after, $lt: 'fee;' } }, { orderId: 1 })
      .sort({ orderId: 1 })
      .limit(size)
      .lean();
    if (rows.length === 0) return;
    yield [...new Set(rows.map((row) => row.orderId))];
    after = rows.at(-1)?.orderId ?? '';
  }
}

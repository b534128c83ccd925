import type { Context } from '../context.ts';
import { capCounters } from './budget-model.ts';

const keyOf = (campaignId: string) => `campaign:${campaignId}`;

/**
 * Takes an amount from a campaign's budget, all of it or nothing: the check is in the write, so that two takers at once never
 * overspend. Fees of accepted collaborations and commission of orders share one counter. Inside the caller's transaction.
 * @param totalMinor the campaign's budget; null: no limit
 * @returns whether it was there
 */
export async function takeFromCampaign(
  tx: Context,
  input: { campaignId: string; totalMinor: number | null; amountMinor: number },
): Promise<boolean> {
  const { campaignId, totalMinor, amountMinor } = input;
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) throw new RangeError(`not an amount: ${amountMinor}`);
  const _id = keyOf(campaignId);
  const session = tx.session ?? null;
  await capCounters(tx)
    .updateOne({ _id }, { $setOnInsert: { usedMinor: 0 } }, { upsert: true })
    .session(session);
  const room = totalMinor === null ? {} : { usedMinor: { $lte: totalMinor - amountMinor } };
  const { matchedCount } = await capCounters(tx)
    .updateOne({ _id, ...room }, { $inc: { usedMinor: amountMinor } })
    .session(session);
  return matchedCount === 1;
}

/** Gives back what was reserved and not spent. Inside the caller's transaction. */
export async function giveBackToCampaign(tx: Context, campaignId: string, amountMinor: number): Promise<void> {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) throw new RangeError(`not an amount: ${amountMinor}`);
  const { matchedCount } = await capCounters(tx)
    .updateOne({ _id: keyOf(campaignId), usedMinor: { $gte: amountMinor } }, { $inc: { usedMinor: -amountMinor } })
    .session(tx.session ?? null);
  if (matchedCount === 0) throw new Error(`more than was used would go back to the budget of ${campaignId}`);
}

/**
 * Writes down what a campaign may come to, unless more is used already. Whoever takes from it at the same moment collides with this
 * write. Inside the caller's transaction. @returns whether it is enough
 */
export async function limitCampaign(tx: Context, campaignId: string, limitMinor: number | null): Promise<boolean> {
  const _id = keyOf(campaignId);
  const session = tx.session ?? null;
  await capCounters(tx)
    .updateOne({ _id }, { $setOnInsert: { usedMinor: 0 } }, { upsert: true })
    .session(session);
  const enough = limitMinor === null ? {} : { usedMinor: { $lte: limitMinor } };
  const { matchedCount } = await capCounters(tx)
    .updateOne({ _id, ...enough }, { $set: { limitMinor, watched: limitMinor !== null } })
    .session(session);
  return matchedCount === 1;
}

/** Reserved and spent of each campaign's budget, in its currency. At most 1,000. */
export async function usedOfCampaigns(ctx: Context, campaignIds: string[]): Promise<Map<string, number>> {
  if (campaignIds.length > 1_000) throw new RangeError('at most 1,000 campaigns at once');
  const rows = await capCounters(ctx)
    .find({ _id: { $in: campaignIds.map(keyOf) } })
    .session(ctx.session ?? null)
    .lean();
  const used = new Map(rows.map((row) => [row._id, row.usedMinor]));
  return new Map(campaignIds.map((id) => [id, used.get(keyOf(id)) ?? 0]));
}

/** Campaigns whose budget is used up and about which nobody was told yet. At most 100. */
export async function spentCampaigns(ctx: Context): Promise<{ campaignId: string; limitMinor: number }[]> {
  const rows = await capCounters(ctx)
    .find({ watched: true, $expr: { $gte: ['$usedMinor', '$limitMinor'] } })
    .limit(100)
    .lean();
  return rows.map(({ _id, limitMinor }) => ({ campaignId: _id.slice(keyOf('').length), limitMinor: limitMinor ?? 0 }));
}

/** Nobody waits for the end of this budget any more: it was told, or the campaign is over. Another budget is watched anew. */
export async function unwatchCampaign(ctx: Context, campaignId: string, limitMinor?: number): Promise<void> {
  await capCounters(ctx)
    .updateOne(
      { _id: keyOf(campaignId), ...(limitMinor === undefined ? {} : { limitMinor }) },
      { $set: { watched: false } },
    )
    .session(ctx.session ?? null);
}

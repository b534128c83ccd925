import type { Context } from '../context.ts';
import { commissions } from './model.ts';
import type { CommissionState } from './schemas.ts';

export const feeId = (contentId: string, creatorId: string): string => `fee:${contentId}.1.${creatorId}`;

/** What has become of the fees of some pieces of content: ready for payout, paid out, or taken back. At most 500 pieces. */
export async function feeStates(
  ctx: Context,
  creatorId: string,
  contentIds: string[],
): Promise<Map<string, CommissionState>> {
  if (contentIds.length > 500) throw new RangeError('at most 500 pieces at once');
  const ids = new Map(contentIds.map((id) => [feeId(id, creatorId), id]));
  const rows = await commissions(ctx)
    .find({ _id: { $in: [...ids.keys()] } }, { state: 1 })
    .lean();
  return new Map(rows.map(({ _id, state }) => [ids.get(_id) ?? '', state]));
}

import { requireCreator } from '../accounts/index.ts';
import { findBrands } from '../brands/index.ts';
import { earnedBySelling, findSettling } from '../commissions/index.ts';
import type { Context } from '../context.ts';
import { missing } from '../kit/errors.ts';
import { type OrderRecord, orders } from './model.ts';
import { sayTouches } from './say-touch.ts';
import type { ExplainedOrder } from './views.ts';

/** An order for a creator with a touch of it: who won, why the others lost, under which policy. Its value only when she won. */
export async function explainOrder(ctx: Context, id: string): Promise<ExplainedOrder> {
  const creatorId = requireCreator(ctx);
  const order = await orders(ctx)
    .findOne({ _id: id, $or: [{ creatorId }, { loserIds: creatorId }] })
    .lean<OrderRecord>();
  if (!order) throw missing();
  const won = order.creatorId === creatorId;
  const { currency, attribution, brandId } = order;
  const brand = (await findBrands(ctx, [brandId])).get(brandId);
  const commissions = won ? await findSettling(ctx, [id]) : [];
  return {
    id,
    externalId: won ? order.externalId : null,
    brand: { id: brandId, name: brand?.name ?? '' },
    placedAt: order.placedAt.toISOString(),
    state: order.state,
    outcome: won ? 'won' : 'lost',
    net: won ? { amountMinor: order.netMinor, currency } : null,
    commission: won ? { amountMinor: earnedBySelling(commissions), currency } : null,
    commissionIds: commissions
      .filter((commission) => commission.payee.id === creatorId)
      .slice(0, 200)
      .map((commission) => commission._id),
    touches: sayTouches(attribution, creatorId),
    policy: {
      settingsVersion: attribution.policyVersion,
      brandVersion: attribution.policy?.brandVersion ?? null,
      windowDays: attribution.policy?.windowDays ?? null,
      codesWin: attribution.policy?.codesWin ?? null,
    },
  };
}

import { requireBrand } from '../../accounts/index.ts';
import { shopBelongsTo } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { namesOfCreators } from '../../creators/index.ts';
import { missing } from '../../kit/errors.ts';
import { type DeadLetterRecord, deadLetters } from '../dead-letters/model.ts';
import { type OrderRecord, orders } from '../model.ts';
import type { ShopReports } from './schemas.ts';

const MOST = 20;
const PATIENCE_MS = 5_000;
const SHOWN = {
  externalId: 1,
  state: 1,
  placedAt: 1,
  updatedAt: 1,
  creatorId: 1,
  gmvMinor: 1,
  currency: 1,
  'attribution.winner.kind': 1,
};

/** What a shop's brand sees of its reports: the latest orders as they stand, and what could not be taken, and why. */
export async function shopReports(ctx: Context, input: { brandId: string; shopId: string }): Promise<ShopReports> {
  requireBrand(ctx, input.brandId, 'look');
  if (!(await shopBelongsTo(ctx, input))) throw missing();
  const [latest, refused] = await Promise.all([
    orders(ctx).find(input, SHOWN).sort({ placedAt: -1 }).limit(MOST).maxTimeMS(PATIENCE_MS).lean<OrderRecord[]>(),
    deadLetters(ctx)
      .find({ shopId: input.shopId, state: 'open' })
      .sort({ _id: -1 })
      .limit(MOST)
      .lean<DeadLetterRecord[]>(),
  ]);
  const earners = [...new Set(latest.flatMap(({ creatorId }) => creatorId ?? []))];
  const creators = new Map((await namesOfCreators(ctx, earners)).map((creator) => [creator.id, creator]));
  return {
    orders: latest.map(
      ({ _id, externalId, state, placedAt, updatedAt, creatorId, gmvMinor, currency, attribution }) => ({
        id: _id,
        orderId: externalId,
        state,
        placedAt: placedAt.toISOString(),
        updatedAt: updatedAt.toISOString(),
        earnedByCreator: creatorId !== null,
        creator: creators.get(creatorId ?? '') ?? null,
        touch: attribution.winner?.kind ?? null,
        gmv: { amountMinor: gmvMinor, currency },
      }),
    ),
    refused: refused.map(({ _id, deliveryId, code, detail, fields, at, headers }) => ({
      id: _id,
      deliveryId,
      topic: headers['x-shopify-topic'] ?? headers['x-wc-webhook-topic'] ?? null,
      code,
      sentence: detail,
      errors: fields,
      at: at.toISOString(),
    })),
  };
}

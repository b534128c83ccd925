import { requireManager } from '../../accounts/index.ts';
import { findBrands, findShopNames } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { missing } from '../../kit/errors.ts';
import { decrypt } from '../../kit/keyring.ts';
import { afterCursor, type Page, toPage } from '../../kit/pagination.ts';
import { orderEvents } from '../model.ts';
import { type DeadLetterRecord, deadLetters } from './model.ts';
import type { DeadLetter, DeadLetterQuery, DeadLetterWithBody } from './schemas.ts';

/** What shops reported and could not be taken or processed, newest first. */
export async function listDeadLetters(ctx: Context, query: DeadLetterQuery): Promise<Page<DeadLetter>> {
  requireManager(ctx, ['reviewer', 'finance']);
  const { state, kind, shopId } = query;
  const rows = await deadLetters(ctx)
    .find({ state, ...(kind ? { kind } : {}), ...(shopId ? { shopId } : {}), ...afterCursor(query.cursor) })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<DeadLetterRecord[]>();
  const views = await describe(ctx, rows);
  return toPage(rows, query.limit, (row) => views.get(row._id) as DeadLetter);
}

/** One dead letter with the body that the shop sent, and, where an event id was used twice, the event that counts. */
export async function readDeadLetter(ctx: Context, id: string): Promise<DeadLetterWithBody> {
  requireManager(ctx, ['reviewer', 'finance']);
  const letter = await deadLetters(ctx).findById(id).lean<DeadLetterRecord>();
  if (!letter) throw missing();
  const view = (await describe(ctx, [letter])).get(id) as DeadLetter;
  const first = letter.kind === 'conflict' ? await orderEvents(ctx).findById(letter.eventId, { body: 1 }).lean() : null;
  return { ...view, body: decrypt(ctx.keyring, 'dead-letter', letter.sealedBody), standing: first?.body ?? null };
}

async function describe(ctx: Context, rows: DeadLetterRecord[]): Promise<Map<string, DeadLetter>> {
  const brands = await findBrands(ctx, [...new Set(rows.map((row) => row.brandId))]);
  const shops = await findShopNames(ctx, [...new Set(rows.map((row) => row.shopId))]);
  return new Map(
    rows.map((row): [string, DeadLetter] => [
      row._id,
      {
        id: row._id,
        kind: row.kind,
        state: row.state,
        shop: { id: row.shopId, name: shops.get(row.shopId) ?? '' },
        brand: { id: row.brandId, name: brands.get(row.brandId)?.name ?? '' },
        platform: row.platform,
        deliveryId: row.deliveryId,
        topic: row.headers['x-shopify-topic'] ?? row.headers['x-wc-webhook-topic'] ?? null,
        eventId: row.eventId,
        code: row.code,
        sentence: row.detail,
        errors: row.fields,
        at: row.at.toISOString(),
        decision: row.decidedAt
          ? { at: row.decidedAt.toISOString(), by: row.decidedBy ?? '', reason: row.reason }
          : null,
      },
    ]),
  );
}

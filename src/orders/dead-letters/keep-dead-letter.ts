import type { ShopKeys } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import type { DomainError } from '../../kit/errors.ts';
import { encrypt } from '../../kit/keyring.ts';
import { type DeadLetterRecord, deadLetters } from './model.ts';

/** So many open ones a shop: a shop that sends only rubbish fills no disk. */
export const MAX_OPEN = 500;
const DUPLICATE_KEY = 11_000;

export interface Undeliverable {
  kind: 'refused' | 'conflict';
  shop: ShopKeys;
  deliveryId: string;
  headers: Record<string, string>;
  body: Buffer;
  bodyHash: string;
  eventId: string | null;
  problem: DomainError;
}

/**
 * Keeps a verified delivery that was refused, for a manager. The same one again changes nothing.
 * @returns its state and whether it was known before; undefined when the shop has too many open ones
 */
export async function keepDeadLetter(
  ctx: Context,
  delivery: Undeliverable,
): Promise<{ state: DeadLetterRecord['state']; known: boolean } | undefined> {
  const { kind, shop, deliveryId, problem } = delivery;
  const key = `${kind}:${shop.id}:${deliveryId}:${delivery.bodyHash}`;
  const known = await deadLetters(ctx).findOne({ key }, { state: 1 }).lean();
  if (known) return { state: known.state, known: true };
  if ((await deadLetters(ctx).countDocuments({ shopId: shop.id, state: 'open' }, { limit: MAX_OPEN })) >= MAX_OPEN) {
    ctx.metrics.deadLettersDropped.inc();
    return undefined;
  }
  const letter: DeadLetterRecord = {
    _id: ctx.ids.next('dlt'),
    key,
    kind,
    state: 'open',
    shopId: shop.id,
    brandId: shop.brandId,
    platform: shop.platform,
    deliveryId,
    headers: delivery.headers,
    eventId: delivery.eventId,
    sealedBody: encrypt(ctx.keyring, 'dead-letter', delivery.body.toString('utf8')),
    code: problem.code,
    detail: problem.message,
    fields: problem.fields.slice(0, 50),
    at: new Date(),
    decidedAt: null,
    decidedBy: null,
    reason: null,
  };
  await deadLetters(ctx).create([letter]).catch(ignoreDuplicate);
  ctx.metrics.deadLetters.inc({ kind });
  return { state: letter.state, known: false };
}

/** Two deliveries of the same at once: one letter. */
function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY)) throw error;
}

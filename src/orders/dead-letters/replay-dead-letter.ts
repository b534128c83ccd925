import { requireManager } from '../../accounts/index.ts';
import { findShopKeys, type ShopKeys } from '../../brands/index.ts';
import type { Context } from '../../context.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { decrypt } from '../../kit/keyring.ts';
import { inTransaction } from '../../kit/transaction.ts';
import type { Intake } from '../intake/accept-event.ts';
import { adapterOf } from '../intake/adapters.ts';
import { eventRows, readRows } from '../intake/read-delivery.ts';
import { standardAdapter } from '../intake/standard.ts';
import { type EventRecord, orderEvents } from '../model.ts';
import { decideDeadLetter, notOpen } from './decide-dead-letter.ts';
import { type DeadLetterRecord, deadLetters } from './model.ts';

/**
 * Takes a dead letter in after all, as it is or with a corrected body, through the same gate as any delivery. A body that
 * still cannot be taken is refused with its problem and the letter stays open.
 * @returns the ids of the events
 */
export async function replayDeadLetter(
  ctx: Context,
  intake: Pick<Intake, 'store' | 'nudge'>,
  input: { id: string; body?: string | undefined },
): Promise<string[]> {
  requireManager(ctx, ['reviewer', 'finance']);
  const letter = await deadLetters(ctx).findById(input.id).lean<DeadLetterRecord>();
  if (!letter) throw missing();
  if (letter.state !== 'open') throw notOpen();
  const shop = await findShopKeys(ctx, letter.shopId);
  if (!shop) throw conflict('shop_gone', 'The shop that sent this is not there any more.');
  const corrected = input.body !== undefined;
  const body = Buffer.from(input.body ?? decrypt(ctx.keyring, 'dead-letter', letter.sealedBody), 'utf8');
  const rows = letter.kind === 'failed' ? eventOf(ctx, shop, letter, body) : rowsOf(ctx, shop, letter, body);
  const eventIds = rows.map((row) => row._id);
  // Durable first: a replay that is cut off here is done again and changes nothing twice.
  if (letter.kind !== 'failed') await intake.store(ctx, rows);
  await inTransaction(ctx, async (tx) => {
    if (letter.kind === 'failed') for (const row of rows) await putBack(tx, row);
    await decideDeadLetter(tx, letter._id, { state: 'replayed', reason: null, after: { corrected, eventIds } });
  });
  intake.nudge();
  return eventIds;
}

function rowsOf(ctx: Context, shop: ShopKeys, letter: DeadLetterRecord, body: Buffer): EventRecord[] {
  const rows = readRows(ctx, adapterOf(letter.platform), shop, letter.headers, body);
  if (letter.kind !== 'conflict') return rows;
  // Its own id is taken by the body that stands: it comes in under the letter's.
  return rows.map((row, index) => ({ ...row, _id: `${shop.id}:${letter._id}${index === 0 ? '' : `.${index}`}` }));
}

/** A stored event is in our own words, whichever shop system it came from. */
function eventOf(ctx: Context, shop: ShopKeys, letter: DeadLetterRecord, body: Buffer): EventRecord[] {
  const headers = { 'webhook-id': letter.deliveryId, 'webhook-timestamp': '', 'webhook-signature': '' };
  return eventRows(ctx, shop, body, standardAdapter.read(headers, body));
}

async function putBack(tx: Context, row: EventRecord): Promise<void> {
  const { _id, ...event } = row;
  const { modifiedCount } = await orderEvents(tx)
    .updateOne({ _id, state: 'failed' }, { $set: event })
    .session(tx.session ?? null);
  if (modifiedCount === 0) throw notOpen();
}

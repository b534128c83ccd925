import type { Context } from '../../context.ts';
import { conflict, DomainError } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { collaborations, type MessageRecord, messages } from '../model.ts';
import { actsAsAgency, enterCollaboration, userOf } from './party.ts';

export const MAX_MESSAGES = 500;
const PER_MINUTE = 20;

/** Writes to the other side of a collaboration: plain text, shown as it is. At most 500 a collaboration, 20 a person and minute. */
export async function sendMessage(ctx: Context, id: string, text: string): Promise<MessageRecord> {
  return inTransaction(ctx, async (tx) => {
    const { collaboration, party } = await enterCollaboration(tx, id, 'edit');
    const session = tx.session ?? null;
    const userId = userOf(tx);
    const since = new Date(tx.clock.now().getTime() - 60_000);
    const lately = await messages(tx)
      .countDocuments({ userId, at: { $gt: since } })
      .session(session);
    if (lately >= PER_MINUTE)
      throw new DomainError('limited', 'too_many_messages', 'Too many messages in a minute. Wait a moment.');
    const other = party === 'brand' ? 'creator' : 'brand';
    const { matchedCount } = await collaborations(tx)
      .updateOne(
        { _id: collaboration._id, messages: { $lt: MAX_MESSAGES } },
        { $inc: { messages: 1, [`unread.${other}`]: 1 }, $set: { updatedAt: tx.clock.now() } },
      )
      .session(session);
    if (matchedCount === 0)
      throw conflict('conversation_full', `This conversation has ${MAX_MESSAGES} messages; that is all it takes.`);
    const byAgency = actsAsAgency(tx, party, collaboration.creatorId);
    const message = { _id: tx.ids.next('msg'), collaborationId: id, at: tx.clock.now(), party, userId, byAgency, text };
    await messages(tx).create([message], { session });
    return message;
  });
}

/** One side has seen everything up to now. */
export async function markRead(ctx: Context, id: string): Promise<void> {
  const { collaboration, party } = await enterCollaboration(ctx, id, 'look');
  await collaborations(ctx).updateOne({ _id: collaboration._id }, { $set: { [`unread.${party}`]: 0 } });
}

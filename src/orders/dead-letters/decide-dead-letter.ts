import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { deadLetters } from './model.ts';

/** Closes an open letter with its audit, inside the caller's transaction; one that somebody else closed is a conflict. */
export async function decideDeadLetter(
  tx: Context,
  id: string,
  decision: { state: 'replayed' | 'dismissed'; reason: string | null; after: object },
): Promise<void> {
  const decidedBy = tx.actor.kind === 'user' ? tx.actor.userId : tx.actor.kind;
  const { state, reason, after } = decision;
  const { modifiedCount } = await deadLetters(tx)
    .updateOne({ _id: id, state: 'open' }, { $set: { state, reason, decidedBy, decidedAt: new Date() } })
    .session(tx.session ?? null);
  if (modifiedCount === 0) throw notOpen();
  await audit(tx, {
    action: `dead_letter.${state}`,
    subject: id,
    before: { state: 'open' },
    after: { state, reason, ...after },
  });
}

export const notOpen = () => conflict('not_open', 'This was replayed or dismissed already.');

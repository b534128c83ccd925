import type { Context } from '../../context.ts';
import { wordsOf } from '../../kit/words.ts';
import { identities, users } from '../model.ts';

const MOST_IDENTITIES = 20;

/** Brings the words by which a person is found up to her name and her user names; in the transaction that changed one of them. */
export async function rememberWords(tx: Context, userId: string): Promise<void> {
  const session = tx.session ?? null;
  const user = await users(tx).findById(userId).session(session).lean();
  const own = await identities(tx).find({ userId }, { username: 1 }).limit(MOST_IDENTITIES).session(session).lean();
  const words = wordsOf([user?.displayName ?? '', ...own.map(({ username }) => username ?? '')]);
  await users(tx).updateOne({ _id: userId }, { $set: { words } }).session(session);
}

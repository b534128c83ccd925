import { findUser, tellOwner } from '../accounts/index.ts';
import type { Context } from '../context.ts';

type News = 'approved' | 'rejected' | 'suspended' | 'banned' | 'active';

/** Tells a creator by mail what was decided about her, at an address that is known to be hers; in the caller's transaction. */
export async function tellCreator(tx: Context, userId: string, to: News, reason: string | null): Promise<void> {
  const user = await findUser(tx, userId);
  if (user) await tellOwner(tx, user, 'creator-state', { to, reason });
}

import { findUser } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { type NewMail, queueMail } from '../notifications/index.ts';

type News = 'share-proposed' | 'roster-unlinking';

/** Writes to those of some users who have an address; who has none sees the news in her portal. */
export async function tellUsers<Name extends News>(
  tx: Context,
  userIds: string[],
  template: Name,
  values: NewMail<Name>['values'],
): Promise<void> {
  for (const userId of userIds.slice(0, 20)) {
    const user = await findUser(tx, userId);
    if (user?.email) await queueMail(tx, { to: user.email, template, values, language: user.language, userId });
  }
}

import { findUser, tellOwner } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import type { NewMail } from '../notifications/index.ts';

type News = 'share-proposed' | 'roster-unlinking';

/** Writes to those of some users whose address is known to be theirs; the others see the news in their portals. */
export async function tellUsers<Name extends News>(
  tx: Context,
  userIds: string[],
  template: Name,
  values: NewMail<Name>['values'],
): Promise<void> {
  for (const userId of userIds.slice(0, 20)) {
    const user = await findUser(tx, userId);
    if (user) await tellOwner(tx, user, template, values);
  }
}

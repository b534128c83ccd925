import type { Context } from '../context.ts';
import { type NewMail, queueMail, type TemplateName } from '../notifications/index.ts';
import { findUser } from './identities-of.ts';
import type { UserRecord } from './model.ts';

const MOST = 20;

export interface News<Name extends TemplateName> {
  template: Name;
  values: NewMail<Name>['values'];
  /** The business fact behind it: each reader is told once. Left out, every call is a mail. */
  key?: string;
}

/**
 * The one way to write to people who have an account: each in her language, in the caller's transaction, and only at an address that
 * is known to be hers. An address that nobody vouched for may be a stranger's, and what is decided about somebody, or paid to her,
 * is none of his business; she sees the same in her portal. At most 20 people.
 */
export async function tellUsers<Name extends TemplateName>(
  tx: Context,
  userIds: string[],
  news: News<Name>,
): Promise<void> {
  for (const userId of userIds.slice(0, MOST)) {
    const user = await findUser(tx, userId);
    if (user) await tellOwner(tx, user, news);
  }
}

/** The same for somebody whose record is at hand, or was: of a changed address the one before is told. */
export async function tellOwner<Name extends TemplateName>(
  tx: Context,
  user: Pick<UserRecord, '_id' | 'email' | 'emailVerifiedBy' | 'language'>,
  { template, values, key }: News<Name>,
): Promise<void> {
  if (!user.email || !user.emailVerifiedBy) return;
  const { _id: userId, email: to, language } = user;
  await queueMail(tx, { to, template, values, language, userId, ...(key ? { key: `${key}:${userId}` } : {}) });
}

import type { Context } from '../context.ts';
import { type NewMail, queueMail, type TemplateName } from '../notifications/index.ts';
import type { UserRecord } from './model.ts';

/** Tells a person by mail what happened to her account; only at an address that is known to be hers. */
export async function tellOwner<Name extends TemplateName>(
  tx: Context,
  user: Pick<UserRecord, '_id' | 'email' | 'emailVerifiedBy' | 'language'>,
  template: Name,
  values: NewMail<Name>['values'],
): Promise<void> {
  if (!user.email || !user.emailVerifiedBy) return;
  await queueMail(tx, { to: user.email, template, values, language: user.language, userId: user._id });
}

import { findUser } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { type NewMail, queueMail } from '../../notifications/index.ts';
import type { CaseRecord } from './model.ts';

type CaseMail = 'case-decided' | 'decision-undone' | 'appeal-received' | 'appeal-answered';

/**
 * Mails a creator about a case of hers, in her language and in the transaction that decides: sent if, and only if, it was decided. One
 * without an address reads it on her page only.
 */
export async function tellCreator<Name extends CaseMail>(
  tx: Context,
  { _id, creatorId, revision }: CaseRecord,
  template: Name,
  values: NewMail<Name>['values'],
): Promise<void> {
  const userId = (await findCreators(tx, [creatorId])).get(creatorId)?.userId;
  const user = userId ? await findUser(tx, userId) : undefined;
  if (!user?.email) return;
  const { email, language } = user;
  await queueMail<Name>(tx, { to: email, template, values, language, userId: user._id, key: `${_id}:${revision}` });
}

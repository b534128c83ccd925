import { type News, tellUsers } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import type { CaseRecord } from './model.ts';

type CaseMail = 'case-decided' | 'decision-undone' | 'appeal-received' | 'appeal-answered';

/**
 * Mails a creator about a case of hers, in the transaction that decides: sent if, and only if, it was decided. Her page shows the
 * same.
 */
export async function tellCreator<Name extends CaseMail>(
  tx: Context,
  { _id, creatorId, revision }: CaseRecord,
  template: Name,
  values: News<Name>['values'],
): Promise<void> {
  const userId = (await findCreators(tx, [creatorId])).get(creatorId)?.userId;
  if (userId) await tellUsers(tx, [userId], { template, values, key: `${_id}:${revision}` });
}

import { requireUser } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { leaveAsCreator } from '../creators/index.ts';
import { inTransaction } from '../kit/transaction.ts';
import { endConsents } from '../privacy/index.ts';
import { referralLinks } from './invitations/model.ts';
import { endRosterNow } from './rosters/unlink.ts';

/**
 * The signed-in creator leaves the programme. From now on her links and codes earn nothing; what is pending locks in and is
 * paid as if she were here. Her agency is left at once and her consents end. She may apply again at any time.
 */
export async function leaveProgramme(ctx: Context, reason: string | null): Promise<void> {
  const userId = requireUser(ctx);
  await inTransaction(ctx, async (tx) => {
    const creator = await leaveAsCreator(tx, userId, reason);
    await endRosterNow(tx, creator._id);
    await referralLinks(tx)
      .deleteOne({ _id: creator._id })
      .session(tx.session ?? null);
    await endConsents(tx, userId, ['terms', 'privacy', 'social_scoring', 'marketing', 'agency_terms']);
  });
}

import { requireManager } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { changeCreatorState } from './change-state.ts';
import { type CreatorRecord, creators } from './model.ts';

export type Standing = 'active' | 'suspended' | 'banned';

/** From which states a manager may take a creator where. An application that waits is decided; who left applies again. */
export const MAY_COME_FROM: Record<Standing, CreatorRecord['state'][]> = {
  active: ['suspended', 'banned'],
  suspended: ['active'],
  banned: ['active', 'suspended'],
};

/**
 * A reviewer suspends or bans a creator, or lets her in again, with a reason that she sees. What she earned is left as it is:
 * holding money is a matter of cases.
 */
export async function manageCreator(
  ctx: Context,
  change: { creatorId: string; to: Standing; reason: string },
): Promise<CreatorRecord> {
  requireManager(ctx, ['reviewer']);
  const { creatorId, to: state, reason } = change;
  return inTransaction(ctx, async (tx) => {
    const known = await creators(tx)
      .findById(creatorId)
      .session(tx.session ?? null)
      .lean();
    if (!known) throw missing();
    if (!MAY_COME_FROM[state].includes(known.state))
      throw conflict('state_changed', 'This creator is not in a state in which that can be done.');
    await changeCreatorState(tx, { creatorId, state, reason });
    return { ...known, state, reason };
  });
}

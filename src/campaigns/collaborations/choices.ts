import { requireCreator } from '../../accounts/index.ts';
import { rostersOf } from '../../agencies/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { campaignChoices } from '../model.ts';

/** Whether the acting creator's agency handles her offers, and which agency that is. */
export async function findChoices(ctx: Context): Promise<{ agencyId: string | null; agencyHandles: boolean }> {
  const creatorId = requireCreator(ctx);
  const agencyId = (await rostersOf(ctx, [creatorId], ctx.clock.now())).get(creatorId)?.agencyId ?? null;
  const choice = await campaignChoices(ctx)
    .findById(creatorId)
    .session(ctx.session ?? null)
    .lean();
  return { agencyId, agencyHandles: agencyId !== null && choice?.agencyHandles === agencyId };
}

/** A creator lets the agency she is in answer offers for her, or no longer. It ends with the agency: another one asks anew. */
export async function chooseAgencyHandles(ctx: Context, handles: boolean) {
  const creatorId = requireCreator(ctx);
  return inTransaction(ctx, async (tx) => {
    const { agencyId } = await findChoices(tx);
    if (handles && agencyId === null) throw conflict('no_agency', 'There is no agency that could handle offers.');
    const agencyHandles = handles ? agencyId : null;
    await campaignChoices(tx)
      .updateOne({ _id: creatorId }, { $set: { agencyHandles } }, { upsert: true })
      .session(tx.session ?? null);
    await audit(tx, { action: 'campaigns.agency_handles', subject: creatorId, after: { agencyHandles } });
    return findChoices(tx);
  });
}

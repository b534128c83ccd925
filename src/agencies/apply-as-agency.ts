import { requireUser, setMembership } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type AgencyRecord, agencies } from './model.ts';
import type { NewAgency } from './schemas.ts';

/** A signed-in person applies with her agency and becomes its owner; one application of hers waits at a time. */
export async function applyAsAgency(ctx: Context, input: NewAgency): Promise<AgencyRecord> {
  const userId = requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const { country, registration } = input;
    const taken = await agencies(tx).findOne({ country, registration }).session(session).lean();
    if (taken && !(taken.state === 'rejected' && taken.appliedBy === userId))
      throw conflict('agency_known', 'An agency with this registration number has applied already.');
    if (await agencies(tx).exists({ appliedBy: userId, state: 'applied' }).session(session))
      throw conflict('agency_waiting', 'An application of yours is waiting for a decision already.');
    const agency: AgencyRecord = {
      _id: taken?._id ?? tx.ids.next('agc'),
      ...input,
      state: 'applied',
      appliedBy: userId,
      appliedAt: tx.clock.now(),
      decidedAt: null,
      decidedBy: null,
      reason: null,
      suspensions: [],
    };
    if (taken) await agencies(tx).replaceOne({ _id: taken._id, state: 'rejected' }, agency).session(session);
    else await agencies(tx).create([agency], { session });
    const owner = { userId, kind: 'agency', ref: agency._id, role: 'owner', title: agency.name } as const;
    await setMembership(tx, { ...owner, state: 'applied' });
    await audit(tx, { action: 'agency.applied', subject: agency._id, after: input });
    return agency;
  });
}

import { membersOf, requireManager, setMembershipStates, tellUsers } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import { conflict, missing } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { type AgencyRecord, agencies } from './model.ts';
import type { AgencyDecision, AgencyState } from './schemas.ts';

const MAY_COME_FROM: Record<AgencyDecision['state'], AgencyState[]> = {
  active: ['applied', 'suspended'],
  rejected: ['applied'],
  suspended: ['active'],
};

/**
 * A reviewer approves or rejects an agency, suspends one or lets it go on. Its members have their portal while it is active. A
 * suspended agency keeps its roster and what it earned; of orders placed meanwhile it earns no share, and nobody can join it.
 */
export async function decideAgency(ctx: Context, agencyId: string, decision: AgencyDecision): Promise<AgencyRecord> {
  requireManager(ctx, ['reviewer']);
  return inTransaction(ctx, async (tx) => {
    const session = tx.session ?? null;
    const { state, reason = null } = decision;
    const known = await agencies(tx).findById(agencyId).session(session).lean();
    if (!known) throw missing();
    const now = tx.clock.now();
    const by = tx.actor.kind === 'user' ? tx.actor.userId : 'programme';
    const suspensions = suspensionsAfter(known, state, now);
    const after = await agencies(tx)
      .findOneAndUpdate(
        { _id: agencyId, state: { $in: MAY_COME_FROM[state] } },
        { $set: { state, reason, decidedAt: now, decidedBy: by, suspensions } },
        { session, returnDocument: 'after' },
      )
      .lean();
    if (!after) throw conflict('already_decided', 'Somebody decided about this agency in the meantime.');
    await setMembershipStates(tx, { kind: 'agency', ref: agencyId }, state);
    await tellOwners(tx, after, decision);
    await audit(tx, { action: `agency.${state}`, subject: agencyId, before: known.state, after: { reason } });
    return after;
  });
}

/** The owners, whatever their memberships became by it. */
async function tellOwners(tx: Context, { _id, name, reason }: AgencyRecord, { state }: AgencyDecision) {
  const owners = (await membersOf(tx, { kind: 'agency', ref: _id })).filter(({ role }) => role === 'owner');
  await tellUsers(
    tx,
    owners.map(({ userId }) => userId),
    { template: 'agency-decided', values: { agency: name, agencyId: _id, to: state, reason } },
  );
}

function suspensionsAfter(agency: AgencyRecord, state: AgencyState, now: Date): AgencyRecord['suspensions'] {
  if (state === 'suspended') return [...agency.suspensions, { from: now, until: null }];
  return agency.suspensions.map((suspension) => (suspension.until ? suspension : { ...suspension, until: now }));
}

import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../kit/errors.ts';
import { type RosterRecord, rosters, rosterTerms } from './model.ts';

export interface AgreedTerms {
  agencyId: string;
  creatorId: string;
  shareBps: number;
  until: Date | null;
  termsVersion: string;
}

/**
 * Puts a creator on an agency's roster with what both sides agreed to, from now on. Inside the caller's transaction.
 * She can be in one agency at a time: of two that are joined at once, one is refused.
 */
export async function joinRoster(tx: Context, agreed: AgreedTerms): Promise<RosterRecord> {
  const { agencyId, creatorId, shareBps, until } = agreed;
  const session = tx.session ?? null;
  const now = tx.clock.now();
  const over = { $or: [{ endsAt: { $ne: null, $lte: now } }, { until: { $ne: null, $lte: now } }] };
  await rosters(tx)
    .updateOne({ creatorId, open: true, ...over }, { $set: { open: false } })
    .session(session);
  const present = await rosters(tx).findOne({ creatorId, open: true }).session(session).lean();
  if (present)
    throw present.agencyId === agencyId
      ? conflict('already_on_roster', 'You are on the roster of this agency already.')
      : conflict('in_another_agency', 'You are in another agency. Unlink from it first.');
  const roster: RosterRecord = {
    _id: tx.ids.next('rst'),
    agencyId,
    creatorId,
    open: true,
    joinedAt: now,
    shareBps,
    until,
    endsAt: null,
    endRequest: null,
    proposal: null,
    handlesOffers: false,
  };
  await rosters(tx).create([roster], { session });
  await recordTerms(tx, { ...agreed, rosterId: roster._id, kind: 'agreed', from: now });
  await audit(tx, { action: 'roster.joined', subject: roster._id, after: agreed });
  return roster;
}

/** Adds a row to the roster terms. */
export async function recordTerms(
  tx: Context,
  row: AgreedTerms & { rosterId: string; kind: 'agreed' | 'ended'; from: Date },
): Promise<void> {
  const record = { _id: tx.ids.next('rtm'), recordedAt: tx.clock.now(), ...row };
  await rosterTerms(tx).create([record], { session: tx.session ?? null });
}

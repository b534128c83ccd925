import { requireAgency, requireCreator, requireUser, tellUsers } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { findCreators } from '../../creators/index.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, missing } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { endConsents } from '../../privacy/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { findAgencies, ownersOf } from '../find-agencies.ts';
import { recordTerms } from './join-roster.ts';
import { type RosterRecord, rosters } from './model.ts';
import { inForceAt } from './roster-views.ts';

type Request = NonNullable<RosterRecord['endRequest']>;

/** The creator unlinks from her agency; it takes effect after the notice, or sooner when the agency agrees. */
export async function unlinkAsCreator(ctx: Context, reason: string | null): Promise<Date> {
  const creatorId = requireCreator(ctx);
  return unlink(ctx, { creatorId, open: true }, { by: 'creator', reason });
}

/** The agency unlinks from a creator; it takes effect after the notice, so that she can prepare. */
export async function unlinkAsAgency(
  ctx: Context,
  input: { agencyId: string; rosterId: string; reason: string | null },
): Promise<Date> {
  const { agencyId, rosterId, reason } = input;
  requireAgency(ctx, agencyId);
  return unlink(ctx, { _id: rosterId, agencyId }, { by: 'agency', reason });
}

async function unlink(
  ctx: Context,
  which: { creatorId: string; open: true } | { _id: string; agencyId: string },
  { by, reason }: Pick<Request, 'by' | 'reason'>,
): Promise<Date> {
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const endsAt = addDays(now, (await currentSettings(tx)).joining.unlinkNoticeDays);
    const endRequest: Request = { by, userId: requireUser(tx), at: now, reason };
    const roster = await rosters(tx)
      .findOneAndUpdate(
        { ...which, ...inForceAt(now), endRequest: null },
        { $set: { endRequest, endsAt, proposal: null } },
        { session: tx.session ?? null, returnDocument: 'after' },
      )
      .lean();
    if (!roster) return refuse(tx, which);
    await recordEnd(tx, roster, endsAt);
    await audit(tx, { action: 'roster.unlinking', subject: roster._id, after: { by, endsAt, reason } });
    await tellOtherSide(tx, roster, by, endsAt);
    return endsAt;
  });
}

async function refuse(tx: Context, which: object): Promise<never> {
  const known = await rosters(tx)
    .exists({ ...which, ...inForceAt(tx.clock.now()) })
    .session(tx.session ?? null);
  throw known ? conflict('already_unlinking', 'This has been asked for already.') : missing();
}

/** The agency lets a creator who asked to unlink go at once. */
export async function releaseCreator(ctx: Context, input: { agencyId: string; rosterId: string }): Promise<void> {
  const { agencyId, rosterId } = input;
  requireAgency(ctx, agencyId);
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const asked = { _id: rosterId, agencyId, 'endRequest.by': 'creator' as const };
    const roster = await rosters(tx)
      .findOneAndUpdate(
        { ...asked, ...inForceAt(now) },
        { $set: { endsAt: now, open: false } },
        { session: tx.session ?? null },
      )
      .lean();
    if (!roster) {
      if (
        !(await rosters(tx)
          .exists({ _id: rosterId, agencyId })
          .session(tx.session ?? null))
      )
        throw missing();
      throw conflict('nothing_to_release', 'This creator did not ask to unlink, or has left the roster already.');
    }
    await recordEnd(tx, roster, now);
    await audit(tx, { action: 'roster.released', subject: rosterId, before: roster.endsAt, after: now });
    await tellOtherSide(tx, roster, 'agency', now);
  });
}

/** Ends a creator's time in her agency at once, because she leaves the programme. Inside the caller's transaction. */
export async function endRosterNow(tx: Context, creatorId: string): Promise<void> {
  const now = tx.clock.now();
  const endRequest: Request = { by: 'programme', userId: null, at: now, reason: 'left_programme' };
  const roster = await rosters(tx)
    .findOneAndUpdate(
      { creatorId, open: true, ...inForceAt(now) },
      { $set: { open: false, endsAt: now, endRequest, proposal: null } },
      { session: tx.session ?? null },
    )
    .lean();
  if (!roster) return;
  await recordEnd(tx, roster, now);
  await audit(tx, { action: 'roster.ended', subject: roster._id, after: { by: 'programme' } });
}

async function recordEnd(tx: Context, roster: RosterRecord, from: Date): Promise<void> {
  const { _id: rosterId, agencyId, creatorId } = roster;
  await recordTerms(tx, {
    rosterId,
    agencyId,
    creatorId,
    kind: 'ended',
    shareBps: 0,
    from,
    until: null,
    termsVersion: '',
  });
  const creator = (await findCreators(tx, [creatorId])).get(creatorId);
  if (creator) await endConsents(tx, creator.userId, ['agency_terms']);
}

async function tellOtherSide(tx: Context, roster: RosterRecord, by: Request['by'], endsAt: Date): Promise<void> {
  const creator = (await findCreators(tx, [roster.creatorId])).get(roster.creatorId);
  const agency = (await findAgencies(tx, [roster.agencyId])).get(roster.agencyId);
  if (!creator || !agency) return;
  const readers = by === 'creator' ? await ownersOf(tx, agency._id) : [creator.userId];
  const who = by === 'creator' ? creator.displayName : agency.name;
  const path = by === 'creator' ? `/agency/${agency._id}/roster` : '/creator/agency';
  await tellUsers(tx, readers, { template: 'roster-unlinking', values: { who, on: endsAt, path } });
}

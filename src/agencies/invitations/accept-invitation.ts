import { requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { type CreatorRecord, findCreatorOfUser } from '../../creators/index.ts';
import { addMonths } from '../../kit/calendar.ts';
import { conflict } from '../../kit/errors.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { recordConsents } from '../../privacy/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { agencyTerms } from '../agency-terms.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import { joinRoster } from '../rosters/join-roster.ts';
import { findByToken, stateOf } from './find-by-token.ts';
import { findObstacle } from './find-obstacle.ts';
import { type InvitationRecord, invitations, type ReferralLinkRecord, referrals } from './model.ts';
import type { Acceptance, Obstacle } from './schemas.ts';

const SENTENCES: Record<Obstacle, string> = {
  already_applied: 'You have applied already.',
  already_on_roster: 'You are on the roster of this agency already.',
  in_another_agency: 'You are in another agency. Unlink from it first.',
  not_eligible: 'Your account cannot join at the moment.',
  not_for_you: 'This invitation is for another account. Link that one, or ask for an invitation of your own.',
  self_referral: 'Nobody can bring herself in.',
};

const CLOSED: Record<'accepted' | 'declined' | 'revoked' | 'expired', string> = {
  accepted: 'This invitation was used already.',
  declined: 'This invitation was declined.',
  revoked: 'This invitation was withdrawn.',
  expired: 'This invitation has expired. Ask for a new one.',
};

/**
 * The signed-in person accepts what her link leads to. An invitation is used once: of several people at the same time one has it.
 * For a roster she names the share and terms that she was shown. It signs nobody in and gives nobody an account.
 */
export async function acceptInvitation(ctx: Context, input: Acceptance): Promise<void> {
  const userId = requireUser(ctx);
  await inTransaction(ctx, async (tx) => {
    const found = await findByToken(tx, input.token);
    if ('invitation' in found) requireOpen(tx, found.invitation);
    const obstacle = await findObstacle(tx, found, userId);
    if (obstacle) throw conflict(obstacle, SENTENCES[obstacle]);
    if ('referral' in found) await acceptReferral(tx, found.referral, userId);
    else await take(tx, found.invitation, userId, input.agreed);
  });
}

function requireOpen(tx: Context, invitation: InvitationRecord): void {
  const state = stateOf(invitation, tx.clock.now());
  if (state !== 'open') throw conflict(`invitation_${state}`, CLOSED[state]);
}

async function take(
  tx: Context,
  invitation: InvitationRecord,
  userId: string,
  agreed: Acceptance['agreed'],
): Promise<void> {
  const now = tx.clock.now();
  const taken = await invitations(tx)
    .findOneAndUpdate(
      { _id: invitation._id, tokenHash: invitation.tokenHash, state: 'open', expiresAt: { $gt: now } },
      { $set: { state: 'accepted', acceptedBy: userId, decidedAt: now, agreed, eraseAt: null } },
      { session: tx.session ?? null, returnDocument: 'after' },
    )
    .lean();
  if (!taken) throw conflict('invitation_accepted', CLOSED.accepted);
  await audit(tx, { action: 'invitation.accepted', subject: taken._id, after: { userId, kind: taken.kind } });
  if (taken.kind === 'roster') await agree(tx, taken, userId);
}

/** Her consent is kept now; she is on the roster now, or with her application. */
async function agree(tx: Context, invitation: InvitationRecord, userId: string): Promise<void> {
  const { _id: source, agreed, shareBps, termMonths, agencyId } = invitation;
  const agency = await requireActiveAgency(tx, agencyId ?? '');
  const { unlinkNoticeDays } = (await currentSettings(tx)).joining;
  const term = termMonths === null ? null : { months: termMonths };
  const offer = { agencyName: agency.name, shareBps: shareBps ?? 0, term, unlinkNoticeDays };
  const { version, text, language } = agencyTerms(offer, agreed?.language ?? 'en');
  if (!agreed || agreed.shareBps !== shareBps || agreed.termsVersion !== version)
    throw conflict('terms_changed', 'Read the share and the terms and agree to them first.');
  await recordConsents(tx, [{ userId, purpose: 'agency_terms', version, text, language, source }]);
  const creator = await findCreatorOfUser(tx, userId);
  if (creator?.state === 'active' || creator?.state === 'applied') await putOnRoster(tx, invitation, creator);
}

/** Puts a creator on the roster that she accepted an invitation to. */
export async function putOnRoster(tx: Context, invitation: InvitationRecord, creator: CreatorRecord): Promise<void> {
  const { _id, agencyId, agreed, termMonths } = invitation;
  if (!agencyId || !agreed) throw new Error(`invitation ${_id} is to no roster`);
  const roster = await joinRoster(tx, {
    agencyId,
    creatorId: creator._id,
    shareBps: agreed.shareBps,
    until: termMonths === null ? null : addMonths(tx.clock.now(), termMonths),
    termsVersion: agreed.termsVersion,
  });
  await invitations(tx)
    .updateOne({ _id }, { $set: { rosterId: roster._id } })
    .session(tx.session ?? null);
}

async function acceptReferral(tx: Context, link: ReferralLinkRecord, userId: string): Promise<void> {
  if (link.expiresAt.getTime() <= tx.clock.now().getTime()) throw conflict('invitation_expired', CLOSED.expired);
  const before = await referrals(tx)
    .findById(userId)
    .session(tx.session ?? null)
    .lean();
  // The first who brought her in did: another link changes nothing.
  if (before) return;
  await referrals(tx).create([{ _id: userId, referrerId: link._id, acceptedAt: tx.clock.now() }], {
    session: tx.session ?? null,
  });
  await audit(tx, { action: 'referral.accepted', subject: userId, after: { referrerId: link._id } });
}

import { findUser } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { findCreatorOfUser, findCreators } from '../../creators/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { agencyTerms } from '../agency-terms.ts';
import { findAgencies } from '../find-agencies.ts';
import { exampleOf } from '../rosters/share-example.ts';
import { type FoundReferral, findByToken, stateOf } from './find-by-token.ts';
import { findObstacle } from './find-obstacle.ts';
import { type InvitationRecord, invitations, referrals } from './model.ts';
import type { SeenInvitation } from './schemas.ts';

/** What the holder of a link sees, signed in or not: who invites, to what, on which terms. Looking is noted for the inviter. */
export async function lookAtInvitation(
  ctx: Context,
  input: { token: string; language: string },
): Promise<SeenInvitation> {
  const found = await findByToken(ctx, input.token);
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
  if ('referral' in found) return seeReferral(ctx, found, userId);
  const { invitation } = found;
  const now = ctx.clock.now();
  const state = stateOf(invitation, now);
  if (state === 'open') await noteLook(ctx, invitation, userId !== undefined);
  const mine = userId !== undefined && invitation.acceptedBy === userId;
  const agency = invitation.agencyId ? (await findAgencies(ctx, [invitation.agencyId])).get(invitation.agencyId) : null;
  const withdrawn = agency && agency.state !== 'active' && state === 'open';
  return {
    kind: invitation.kind,
    state: withdrawn ? 'revoked' : state,
    from: agency?.name ?? ctx.config.programmeName,
    mine,
    obstacle: userId && state === 'open' ? await findObstacle(ctx, found, userId) : null,
    agencyId: mine ? invitation.agencyId : null,
    offer: agency && state === 'open' ? await offerOf(ctx, invitation, agency.name, input.language) : null,
    referral: null,
    expiresAt: invitation.expiresAt.toISOString(),
    next: await nextStep(ctx, userId),
  };
}

async function seeReferral(ctx: Context, found: FoundReferral, userId: string | undefined): Promise<SeenInvitation> {
  const { _id: referrerId, expiresAt } = found.referral;
  const referrer = (await findCreators(ctx, [referrerId])).get(referrerId);
  const mine = userId !== undefined && (await referrals(ctx).findById(userId).lean())?.referrerId === referrerId;
  const { referralMonths } = (await currentSettings(ctx)).joining;
  const over = expiresAt.getTime() <= ctx.clock.now().getTime() || referrer?.state !== 'active';
  return {
    kind: 'referral',
    state: over ? 'expired' : 'open',
    from: referrer?.displayName ?? '',
    mine,
    obstacle: userId ? await findObstacle(ctx, found, userId) : null,
    agencyId: null,
    offer: null,
    referral: { months: referralMonths },
    expiresAt: expiresAt.toISOString(),
    next: await nextStep(ctx, userId),
  };
}

async function noteLook(ctx: Context, { _id, openedAt, signedInAt }: InvitationRecord, signedIn: boolean) {
  const now = ctx.clock.now();
  const news = { ...(openedAt ? {} : { openedAt: now }), ...(signedIn && !signedInAt ? { signedInAt: now } : {}) };
  if (Object.keys(news).length > 0) await invitations(ctx).updateOne({ _id, state: 'open' }, { $set: news });
}

async function offerOf(
  ctx: Context,
  { shareBps, termMonths }: InvitationRecord,
  agencyName: string,
  language: string,
): Promise<SeenInvitation['offer']> {
  if (shareBps === null) return null;
  const settings = await currentSettings(ctx);
  const { unlinkNoticeDays } = settings.joining;
  const term = termMonths === null ? null : { months: termMonths };
  const terms = agencyTerms({ agencyName, shareBps, term, unlinkNoticeDays }, language);
  return { shareBps, termMonths, terms, example: exampleOf(shareBps, settings) };
}

/** Where accepting leads: to the application, or to a portal that is open already. */
async function nextStep(ctx: Context, userId: string | undefined): Promise<SeenInvitation['next']> {
  if (userId === undefined || !(await findUser(ctx, userId))) return null;
  const creator = await findCreatorOfUser(ctx, userId);
  if (!creator || creator.state === 'left' || creator.state === 'rejected') return 'apply';
  return creator.state === 'active' ? 'creator' : 'wait';
}

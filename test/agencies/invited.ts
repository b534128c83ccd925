import { AGENCY_TERMS_VERSION } from '../../src/agencies/agency-terms.ts';
import { joiningHooks } from '../../src/agencies/index.ts';
import { acceptInvitation } from '../../src/agencies/invitations/accept-invitation.ts';
import { inviteAsAgency, type Made } from '../../src/agencies/invitations/make-invitation.ts';
import { NewAgencyInvitation } from '../../src/agencies/invitations/schemas.ts';
import type { Context, UserActor } from '../../src/context.ts';
import { apply } from '../../src/creators/index.ts';
import { NewApplication } from '../../src/creators/schemas.ts';
import { application } from '../builders.ts';
import { someUser } from '../support/people.ts';

/** The context of a signed-in person who is nothing yet. */
export const asUser = (ctx: Context, userId: string): Context => ({
  ...ctx,
  actor: { kind: 'user', userId, creatorActive: false },
});

export const asNewcomer = async (ctx: Context, overrides: object = {}): Promise<Context & { actor: UserActor }> =>
  asUser(ctx, await someUser(ctx, overrides)) as Context & { actor: UserActor };

/** An agency's invitation onto its roster. */
export const inviteToRoster = (as: Context, agencyId: string, overrides: object = {}): Promise<Made> =>
  inviteAsAgency(as, agencyId, NewAgencyInvitation.parse({ shareBps: 2_000, ...overrides }));

export const agreed = (shareBps = 2_000) => ({ shareBps, termsVersion: AGENCY_TERMS_VERSION, language: 'en' });

/** Accepts onto a roster, having been shown the share. */
export const acceptRoster = (as: Context, token: string, shareBps = 2_000): Promise<void> =>
  acceptInvitation(as, { token, agreed: agreed(shareBps) });

export const applyBy = (as: Context, overrides: object = {}) =>
  apply(as, NewApplication.parse(application(overrides)), joiningHooks);

/** How many of several attempts at once came through; every other was refused with one of the codes. */
export async function winnersOf(attempts: Promise<unknown>[], refusals: RegExp): Promise<number> {
  const ends = await Promise.allSettled(attempts);
  for (const end of ends) {
    if (end.status === 'rejected' && !refusals.test(String(end.reason.code))) throw end.reason;
  }
  return ends.filter((end) => end.status === 'fulfilled').length;
}

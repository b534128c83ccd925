import { requireAgency, requireManager, requireUser } from '../../accounts/index.ts';
import { audit } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { addressHash, customerKey } from '../../creators/index.ts';
import { addDays } from '../../kit/clock.ts';
import { conflict, DomainError } from '../../kit/errors.ts';
import { newToken } from '../../kit/secret-token.ts';
import { inTransaction } from '../../kit/transaction.ts';
import { queueMail } from '../../notifications/index.ts';
import { currentSettings } from '../../settings/index.ts';
import { requireActiveAgency } from '../find-agencies.ts';
import type { AgencyRecord } from '../model.ts';
import { type InvitationRecord, invitations } from './model.ts';
import type { NewAgencyInvitation } from './schemas.ts';

const MAX_OPEN = 20_000;
const ERASE_AFTER_DAYS = 90;

export interface Made {
  invitation: InvitationRecord;
  /** For the link; only its fingerprint is kept. */
  token: string;
}

type Wanted = Pick<InvitationRecord, 'kind' | 'email' | 'name' | 'language'> &
  Partial<Pick<InvitationRecord, 'agencyId' | 'shareBps' | 'termMonths' | 'only'>>;

/** A new invitation, not yet stored. */
export function draft(ctx: Context, wanted: Wanted, days: number): Made {
  const { token, hash } = newToken();
  const now = ctx.clock.now();
  const { email } = wanted;
  const invitation: InvitationRecord = {
    _id: ctx.ids.next('inv'),
    tokenHash: hash,
    agencyId: null,
    shareBps: null,
    termMonths: null,
    only: null,
    ...wanted,
    emailHash: email ? emailKey(ctx, email) : null,
    state: 'open',
    sends: email ? 1 : 0,
    sentAt: email ? now : null,
    openedAt: null,
    signedInAt: null,
    decidedAt: null,
    acceptedBy: null,
    rosterId: null,
    agreed: null,
    createdBy: ctx.actor.kind === 'user' ? ctx.actor.userId : 'programme',
    createdAt: now,
    expiresAt: addDays(now, days),
    eraseAt: addDays(new Date(), days + ERASE_AFTER_DAYS),
  };
  return { invitation, token };
}

export const emailKey = (ctx: Context, email: string): string => customerKey(ctx, addressHash(email));

/** The token stands behind the `#`: browsers send that part to nobody, and no server writes it into a log. */
export const pathOf = (token: string): string => `/invitation#${token}`;

/** A manager invites somebody personally: her application is then approved at once, if nothing speaks against it. */
export async function invitePersonally(
  ctx: Context,
  input: Pick<InvitationRecord, 'email' | 'name' | 'language' | 'only'>,
): Promise<Made> {
  requireManager(ctx, ['reviewer']);
  return inTransaction(ctx, async (tx) => {
    const { invitationDays } = (await currentSettings(tx)).joining;
    const made = draft(tx, { kind: 'personal', ...input }, invitationDays);
    await store(tx, made, tx.config.programmeName);
    return made;
  });
}

/** An agency invites a creator with the share and term it offers. */
export async function inviteAsAgency(ctx: Context, agencyId: string, input: NewAgencyInvitation): Promise<Made> {
  requireAgency(ctx, agencyId);
  requireUser(ctx);
  return inTransaction(ctx, async (tx) => {
    const agency = await requireActiveAgency(tx, agencyId);
    const { invitationDays } = (await currentSettings(tx)).joining;
    await requireRoom(tx, agency);
    const made = draft(tx, { kind: 'roster', agencyId, ...input }, invitationDays);
    await store(tx, made, agency.name);
    return made;
  });
}

/** An agency has a bounded number of open invitations. */
export async function requireRoom(tx: Context, agency: AgencyRecord): Promise<void> {
  const open = await invitations(tx)
    .countDocuments({ agencyId: agency._id, state: 'open' }, { limit: MAX_OPEN })
    .session(tx.session ?? null);
  if (open >= MAX_OPEN)
    throw new DomainError(
      'limited',
      'too_many_invitations',
      'So many invitations are open already. Revoke some first.',
    );
}

/** Stores an invitation and, where there is an address, puts its mail into the outbox. */
export async function store(tx: Context, made: Made, from: string): Promise<void> {
  const { invitation } = made;
  if (invitation.emailHash && (await isInvited(tx, invitation)))
    throw conflict('already_invited', 'This address has an open invitation already. Send that one again.');
  await invitations(tx).create([invitation], { session: tx.session ?? null });
  await mailInvitation(tx, made, from);
  const { _id, kind, agencyId, shareBps, termMonths } = invitation;
  await audit(tx, { action: 'invitation.made', subject: _id, after: { kind, agencyId, shareBps, termMonths } });
}

const isInvited = (tx: Context, { agencyId, kind, emailHash }: InvitationRecord) =>
  invitations(tx)
    .exists({ agencyId, kind, emailHash, state: 'open' })
    .session(tx.session ?? null);

export async function mailInvitation(tx: Context, { invitation, token }: Made, from: string): Promise<void> {
  const { email, kind, name, language, shareBps, expiresAt } = invitation;
  if (!email) return;
  const values = { kind, from, name, shareBps, until: expiresAt, path: pathOf(token) };
  await queueMail(tx, { to: email, template: 'invitation', values, language });
}

import { z } from 'zod';
import { Network } from '../../accounts/index.ts';
import { ShareExample, Terms } from '../rosters/schemas.ts';
import { ShareBps } from '../schemas.ts';

export const INVITATION_KINDS = ['personal', 'roster', 'referral'] as const;
/** To the programme by a manager, onto an agency's roster, or by another creator. Into a team: `accounts/team`. */
export const InvitationKind = z.enum(INVITATION_KINDS);
export type InvitationKind = z.infer<typeof InvitationKind>;

export const PROGRESS = [
  'made',
  'sent',
  'opened',
  'signed_in',
  'accepted',
  'applied',
  'active',
  'rejected',
  'declined',
  'revoked',
  'expired',
] as const;
export const Progress = z.enum(PROGRESS);
export type Progress = z.infer<typeof Progress>;

export const Email = z.email().max(254).toLowerCase();
const Language = z.string().regex(/^[a-z]{2}$/, 'is not a language code');
export const TermMonths = z.int().min(1).max(60).nullable();
const Name = z.string().trim().normalize('NFKC').max(120);

const common = {
  email: Email.nullable().default(null),
  name: Name.nullable().default(null),
  language: Language.default('en'),
};

export const NewPersonalInvitation = z
  .object({
    ...common,
    only: z
      .object({ network: Network, username: z.string().trim().min(1).max(120) })
      .nullable()
      .default(null)
      .meta({ description: 'Only whoever has this account linked can accept' }),
  })
  .meta({ id: 'NewPersonalInvitation' });

export const NewAgencyInvitation = z
  .object({ ...common, shareBps: ShareBps, termMonths: TermMonths.default(null) })
  .meta({ id: 'NewAgencyInvitation' });
export type NewAgencyInvitation = z.infer<typeof NewAgencyInvitation>;

export const Invitation = z
  .object({
    id: z.string(),
    kind: InvitationKind,
    email: z.string().nullable(),
    name: z.string().nullable(),
    shareBps: ShareBps.nullable(),
    termMonths: z.int().nullable(),
    progress: Progress,
    progressAt: z.iso.datetime(),
    creatorName: z.string().nullable().meta({ description: 'Who accepted it' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    open: z.boolean().meta({ description: 'Can be sent again or revoked' }),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.output<typeof Invitation>;

export const InvitationLink = Invitation.extend({
  url: z.string().meta({ description: 'Shown this once: only its fingerprint is kept' }),
}).meta({ id: 'InvitationLink' });

export const Token = z.string().regex(/^[\w-]{43}$/, 'is not an invitation');

export const OBSTACLES = [
  'already_applied',
  'already_on_roster',
  'in_another_agency',
  'not_eligible',
  'not_for_you',
  'self_referral',
] as const;
export const Obstacle = z.enum(OBSTACLES);
export type Obstacle = z.infer<typeof Obstacle>;

/** What somebody sees who holds the link. */
export const SeenInvitation = z
  .object({
    kind: InvitationKind,
    state: z.enum(['open', 'accepted', 'declined', 'revoked', 'expired']),
    from: z.string().meta({ description: 'The agency, the creator or the programme that invites' }),
    mine: z.boolean().meta({ description: 'The signed-in person accepted it' }),
    obstacle: Obstacle.nullable().meta({ description: 'Why the signed-in person cannot accept it' }),
    agencyId: z.string().nullable(),
    offer: z
      .object({ shareBps: ShareBps, termMonths: z.int().nullable(), terms: Terms, example: ShareExample })
      .nullable(),
    referral: z.object({ months: z.int() }).nullable(),
    expiresAt: z.iso.datetime(),
    next: z.enum(['apply', 'creator', 'wait']).nullable().meta({ description: 'Where to go after accepting' }),
  })
  .meta({ id: 'SeenInvitation' });
export type SeenInvitation = z.output<typeof SeenInvitation>;

export const LookAt = z.object({ token: Token, language: z.string().max(10).default('en') });

export const Acceptance = z.object({
  token: Token,
  agreed: z
    .object({ shareBps: ShareBps, termsVersion: z.string().max(40), language: z.string().max(10) })
    .nullable()
    .default(null)
    .meta({ description: 'Share and terms as they were shown; needed for an agency’s roster' }),
});
export type Acceptance = z.infer<typeof Acceptance>;

export const ImportReport = z
  .object({
    invited: z.int(),
    lines: z.int(),
    problems: z.array(z.object({ line: z.int(), code: z.string(), sentence: z.string(), value: z.string() })),
  })
  .meta({ id: 'InvitationImport' });
export type ImportReport = z.output<typeof ImportReport>;

export const ReferralLink = z
  .object({ url: z.string().nullable(), expiresAt: z.iso.datetime().nullable(), months: z.int() })
  .meta({ id: 'ReferralLink' });

export const Referred = z
  .object({ name: z.string(), since: z.iso.datetime(), until: z.iso.datetime(), state: z.string() })
  .meta({ id: 'ReferredCreator' });

import { z } from 'zod';

export const BrandRole = z.enum(['owner', 'editor', 'viewer']).meta({
  id: 'BrandRole',
  description: 'Owners decide everything, editors change products, campaigns and shops, viewers look',
});
export const ManagerRole = z.enum(['reviewer', 'finance', 'admin']).meta({ id: 'ManagerRole' });
export const AgencyRole = z.enum(['owner', 'member']).meta({
  id: 'AgencyRole',
  description: 'Owners also choose who is in the team and what is paid where, members represent creators',
});
export const TeamRole = z.union([BrandRole, AgencyRole, ManagerRole]);
export type TeamRole = z.infer<typeof TeamRole>;

export const TeamMember = z
  .object({
    userId: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    role: TeamRole,
    self: z.boolean(),
  })
  .meta({ id: 'TeamMember' });
export type TeamMember = z.output<typeof TeamMember>;

export const TeamInvitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: TeamRole,
    expiresAt: z.iso.datetime(),
    expired: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'TeamInvitation' });
export type TeamInvitation = z.output<typeof TeamInvitation>;

export const Team = z
  .object({ members: z.array(TeamMember), invitations: z.array(TeamInvitation) })
  .meta({ id: 'Team' });
export type Team = z.output<typeof Team>;

export const TeamInvitationLink = TeamInvitation.extend({
  url: z.string().meta({ description: 'Shown this once; also sent by mail. Works once' }),
}).meta({ id: 'TeamInvitationLink' });
export type TeamInvitationLink = z.output<typeof TeamInvitationLink>;

export const Email = z.email().max(254);

export const InvitationToken = z.object({ token: z.string().regex(/^[\w-]{43}$/, 'is not an invitation') });

export const SeenTeamInvitation = z
  .object({
    kind: z.enum(['brand', 'agency', 'manager']),
    title: z.string().nullable().meta({ description: 'Name of the brand or agency' }),
    ref: z.string(),
    role: TeamRole,
    invitedBy: z.string(),
    state: z.enum(['open', 'accepted', 'revoked', 'expired']),
    mine: z.boolean().meta({ description: 'The signed-in person accepted it' }),
  })
  .meta({ id: 'SeenTeamInvitation' });
export type SeenTeamInvitation = z.output<typeof SeenTeamInvitation>;

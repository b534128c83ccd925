import type { AgencyRole, BrandRole, ManagerRole } from '../../context.ts';
import { defineModel } from '../../kit/model.ts';

export interface TeamInvitationRecord {
  _id: string;
  kind: 'brand' | 'agency' | 'manager';
  /** Id of the brand or agency; `programme` for managers. */
  ref: string;
  title: string | null;
  role: BrandRole | AgencyRole | ManagerRole;
  email: string;
  /** SHA-256 of the token in the link. */
  tokenHash: string;
  state: 'open' | 'accepted' | 'revoked';
  invitedBy: string;
  acceptedBy: string | null;
  /** Wall clock: a link is a protocol. */
  expiresAt: Date;
  createdAt: Date;
}

const KEPT_AFTER_SECONDS = 90 * 86_400;

/** Invitations into the team of a brand, an agency or the programme; forgotten, with their addresses, 90 days after they end. */
export const teamInvitations = defineModel<TeamInvitationRecord>(
  'team_invitations',
  {
    kind: String,
    ref: String,
    title: String,
    role: String,
    email: String,
    tokenHash: String,
    state: String,
    invitedBy: String,
    acceptedBy: String,
    expiresAt: Date,
    createdAt: Date,
  },
  [
    { keys: { tokenHash: 1 }, unique: true },
    { keys: { ref: 1, state: 1 } },
    { keys: { expiresAt: 1 }, expireAfterSeconds: KEPT_AFTER_SECONDS },
  ],
);

interface TeamRecord {
  /** `kind:ref`. */
  _id: string;
  changes: number;
}

/** A number that every change of a team counts up: changes of one team come one after the other. */
export const teams = defineModel<TeamRecord>('teams', { changes: Number });

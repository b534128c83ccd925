import { defineModel, Mixed } from '../../kit/model.ts';
import type { InvitationKind } from './schemas.ts';

export interface InvitationRecord {
  _id: string;
  kind: Exclude<InvitationKind, 'referral'>;
  /** Fingerprint of the token in the link. */
  tokenHash: string;
  agencyId: string | null;
  /** What the creator is offered; null where no share is the matter. */
  shareBps: number | null;
  termMonths: number | null;
  /** Only whoever has this account linked can accept. */
  only: { network: string; username: string } | null;
  email: string | null;
  /** Keyed hash of the address: one open invitation an agency and address. */
  emailHash: string | null;
  name: string | null;
  language: string;
  state: 'open' | 'accepted' | 'declined' | 'revoked';
  /** How often it was sent by mail. */
  sends: number;
  sentAt: Date | null;
  openedAt: Date | null;
  signedInAt: Date | null;
  /** When it was accepted, declined or revoked. */
  decidedAt: Date | null;
  acceptedBy: string | null;
  /** The roster that came of it. */
  rosterId: string | null;
  /** The share and terms that were agreed to. */
  agreed: { shareBps: number; termsVersion: string; language: string } | null;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  /** When an invitation that nobody accepted is deleted, with the address in it; wall clock. */
  eraseAt: Date | null;
}

/** Shard key: `_id`; links look it up by token, rarely. */
export const invitations = defineModel<InvitationRecord>(
  'invitations',
  {
    kind: String,
    tokenHash: String,
    agencyId: String,
    shareBps: Number,
    termMonths: Number,
    only: Mixed,
    email: String,
    emailHash: String,
    name: String,
    language: String,
    state: String,
    sends: Number,
    sentAt: Date,
    openedAt: Date,
    signedInAt: Date,
    decidedAt: Date,
    acceptedBy: String,
    rosterId: String,
    agreed: Mixed,
    createdBy: String,
    createdAt: Date,
    expiresAt: Date,
    eraseAt: Date,
  },
  [
    { keys: { tokenHash: 1 }, unique: true },
    { keys: { agencyId: 1, _id: -1 } },
    { keys: { agencyId: 1, emailHash: 1 } },
    {
      keys: { agencyId: 1, kind: 1, emailHash: 1 },
      unique: true,
      partialFilterExpression: { state: 'open', emailHash: { $type: 'string' } },
    },
    { keys: { acceptedBy: 1, state: 1 } },
    { keys: { eraseAt: 1 }, expireAfterSeconds: 0 },
  ],
);

export interface ReferralLinkRecord {
  /** The creator's id: she has one link at a time. */
  _id: string;
  tokenHash: string;
  /** The token, encrypted, to show it to her again. */
  sealedToken: string;
  createdAt: Date;
  expiresAt: Date;
}

export const referralLinks = defineModel<ReferralLinkRecord>(
  'referral_links',
  { tokenHash: String, sealedToken: String, createdAt: Date, expiresAt: Date },
  [{ keys: { tokenHash: 1 }, unique: true }],
);

export interface ReferralRecord {
  /** The user who was brought in: once, by one creator. */
  _id: string;
  referrerId: string;
  acceptedAt: Date;
}

export const referrals = defineModel<ReferralRecord>('referrals', { referrerId: String, acceptedAt: Date }, [
  { keys: { referrerId: 1, _id: 1 } },
]);

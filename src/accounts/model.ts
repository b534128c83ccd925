import type { AgencyRole, BrandRole, ManagerRole } from '../context.ts';
import { defineModel } from '../kit/model.ts';
import type { Network } from './schemas.ts';

export interface UserRecord {
  _id: string;
  displayName: string;
  email: string | null;
  /** Who vouches for the address; null while nobody does. */
  emailVerifiedBy: Network | 'kolect' | null;
  avatarUrl: string | null;
  language: string;
  createdAt: Date;
}

export const users = defineModel<UserRecord>('users', {
  displayName: String,
  email: String,
  emailVerifiedBy: String,
  avatarUrl: String,
  language: String,
  createdAt: Date,
});

export interface IdentityRecord {
  /** `network:subject`: the only thing an account is found by. */
  _id: string;
  network: Network;
  subject: string;
  userId: string;
  username: string | null;
  profileUrl: string | null;
  /** Network tokens, encrypted. */
  sealedTokens: string | null;
  linkedAt: Date;
  lastSignInAt: Date;
}

export const identities = defineModel<IdentityRecord>(
  'identities',
  {
    network: String,
    subject: String,
    userId: String,
    username: String,
    profileUrl: String,
    sealedTokens: String,
    linkedAt: Date,
    lastSignInAt: Date,
  },
  [{ keys: { userId: 1 } }],
);

export interface SnapshotRecord {
  _id: string;
  identityId: string;
  at: Date;
  followers: number | null;
  following: number | null;
  posts: number | null;
  verified: boolean | null;
}

export const snapshots = defineModel<SnapshotRecord>(
  'snapshots',
  { identityId: String, at: Date, followers: Number, following: Number, posts: Number, verified: Boolean },
  [{ keys: { identityId: 1, at: -1 } }],
);

export interface MembershipRecord {
  /** `userId:kind:ref`. */
  _id: string;
  userId: string;
  kind: 'creator' | 'manager' | 'brand' | 'agency';
  /** Id of the creator, brand or agency; `programme` for a manager. */
  ref: string;
  state: string;
  role: ManagerRole | BrandRole | AgencyRole | null;
  /** Name of the brand or agency, for the menu of portals. */
  title?: string | null;
}

/** What a person may act as. Read on every request, so that a right that was taken is gone at once. */
export const memberships = defineModel<MembershipRecord>(
  'memberships',
  { userId: String, kind: String, ref: String, state: String, role: String, title: String },
  [{ keys: { userId: 1 } }, { keys: { ref: 1 } }],
);

export interface SignInStateRecord {
  /** SHA-256 of the state that the browser carries. */
  _id: string;
  /** SHA-256 of the session's id: the state is of no use in another browser. */
  sessionHash: string;
  network: Network;
  sealedVerifier: string | null;
  returnTo: string;
  expiresAt: Date;
}

export const signInStates = defineModel<SignInStateRecord>(
  'sign_in_states',
  { sessionHash: String, network: String, sealedVerifier: String, returnTo: String, expiresAt: Date },
  [{ keys: { expiresAt: 1 }, expireAfterSeconds: 0 }],
);

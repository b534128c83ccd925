import type { AgencyRole, BrandRole, ManagerRole } from '../context.ts';
import { defineModel, Mixed } from '../kit/model.ts';
import type { Network, Reactions } from './schemas.ts';

export interface UserRecord {
  _id: string;
  displayName: string;
  email: string | null;
  /** Who vouches for the address; null while nobody does. */
  emailVerifiedBy: Network | 'kolect' | null;
  avatarUrl: string | null;
  language: string;
  createdAt: Date;
  /** Counts changes of her identities: two at once write the same record, and the second looks again. */
  identitiesChanged?: number;
  /** Counts changes of her memberships, for the same reason. */
  membershipsChanged?: number;
  /** Words of her name and user names, folded, to find her by. */
  words?: string[];
}

export const users = defineModel<UserRecord>(
  'users',
  {
    displayName: String,
    email: String,
    emailVerifiedBy: String,
    avatarUrl: String,
    language: String,
    createdAt: Date,
    identitiesChanged: Number,
    membershipsChanged: Number,
    words: [String],
  },
  [{ keys: { words: 1 } }, { keys: { email: 1 }, sparse: true }],
);

export interface IdentityRecord {
  /** `network:subject`: the only thing an account is found by. */
  _id: string;
  network: Network;
  subject: string;
  /** Instagram's other id of the account, by which its callbacks name it. */
  scopedSubject: string | null;
  userId: string;
  username: string | null;
  profileUrl: string | null;
  /** Network tokens, encrypted. */
  sealedTokens: string | null;
  linkedAt: Date;
  lastSignInAt: Date;
  /** When the counts were last read. */
  refreshedAt: Date;
  /** Programme time from which the counts are read again; null while the network refuses us. */
  refreshDueAt: Date | null;
  refreshFailures: number;
  /** Since when the network refuses our tokens: the person has to sign in with it again. */
  accessLostAt: Date | null;
}

export const identities = defineModel<IdentityRecord>(
  'identities',
  {
    network: String,
    subject: String,
    scopedSubject: String,
    userId: String,
    username: String,
    profileUrl: String,
    sealedTokens: String,
    linkedAt: Date,
    lastSignInAt: Date,
    refreshedAt: Date,
    refreshDueAt: Date,
    refreshFailures: Number,
    accessLostAt: Date,
  },
  [{ keys: { userId: 1 } }, { keys: { network: 1, refreshDueAt: 1 } }, { keys: { scopedSubject: 1 }, sparse: true }],
);

export interface SnapshotRecord {
  _id: string;
  identityId: string;
  at: Date;
  followers: number | null;
  following: number | null;
  posts: number | null;
  verified: boolean | null;
  /** Missing in snapshots older than it. */
  reactions?: Reactions | null;
}

export const snapshots = defineModel<SnapshotRecord>(
  'snapshots',
  {
    identityId: String,
    at: Date,
    followers: Number,
    following: Number,
    posts: Number,
    verified: Boolean,
    reactions: Mixed,
  },
  [{ keys: { identityId: 1, at: -1 } }, { keys: { at: 1 } }],
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
  intent: 'sign-in' | 'link';
  /** Who links. */
  userId: string | null;
  nonceHash: string;
  sealedVerifier: string | null;
  returnTo: string;
  expiresAt: Date;
}

export const signInStates = defineModel<SignInStateRecord>(
  'sign_in_states',
  {
    sessionHash: String,
    network: String,
    intent: String,
    userId: String,
    nonceHash: String,
    sealedVerifier: String,
    returnTo: String,
    expiresAt: Date,
  },
  [{ keys: { expiresAt: 1 }, expireAfterSeconds: 0 }],
);

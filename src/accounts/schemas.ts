import { z } from 'zod';

export const NETWORKS = ['facebook', 'instagram', 'x', 'tiktok', 'google'] as const;
export const Network = z.enum(NETWORKS);
export type Network = z.infer<typeof Network>;

/** What a network grants about a person, in our words; null is unknown, never zero. */
/** How people react to an account's posts, as far as its network tells; unknown is null, never zero. */
export const Reactions = z.object({
  /** How many posts the figures are of. */
  posts: z.int().min(1),
  /** Likes and comments of a usual post: the median where posts are known one by one, else the mean. */
  likes: z.number().min(0).nullable(),
  comments: z.number().min(0).nullable(),
  /** Standard deviation / mean over the posts, where they are known one by one. */
  likesVariation: z.number().min(0).nullable(),
  commentsVariation: z.number().min(0).nullable(),
});
export type Reactions = z.infer<typeof Reactions>;

export const NetworkProfile = z.object({
  network: Network,
  subject: z.string().min(1).max(200),
  /** Another id of the same account, by which the network's callbacks name it. */
  scopedSubject: z.string().max(200).optional(),
  displayName: z.string().trim().min(1).max(120),
  username: z.string().max(120).nullable(),
  email: z.email().max(254).nullable(),
  emailVerified: z.boolean(),
  avatarUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
  profileUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
  followers: z.int().min(0).nullable(),
  following: z.int().min(0).nullable(),
  posts: z.int().min(0).nullable(),
  verified: z.boolean().nullable(),
  reactions: Reactions.nullable().optional(),
});
export type NetworkProfile = z.infer<typeof NetworkProfile>;

export const IdentityView = z.object({
  network: Network,
  username: z.string().nullable(),
  followers: z.int().nullable(),
  profileUrl: z.string().nullable(),
});
export type IdentityView = z.infer<typeof IdentityView>;

export const CreatorState = z.enum(['applied', 'active', 'rejected', 'suspended', 'banned', 'left']);

export const Me = z
  .object({
    user: z.object({
      id: z.string(),
      displayName: z.string(),
      email: z.string().nullable(),
      /** Whether the address is known to be hers. */
      emailVerified: z.boolean(),
      /** An address that waits for its mailed code. */
      pendingEmail: z.string().nullable(),
      avatarUrl: z.string().nullable(),
      language: z.string(),
    }),
    identities: z.array(IdentityView),
    memberships: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('creator'), creatorId: z.string(), state: CreatorState }),
        z.object({ kind: z.literal('manager'), role: z.enum(['reviewer', 'finance', 'admin']) }),
        z.object({
          kind: z.literal('brand'),
          brandId: z.string(),
          name: z.string(),
          role: z.enum(['owner', 'editor', 'viewer']),
        }),
        z.object({
          kind: z.literal('agency'),
          agencyId: z.string(),
          name: z.string(),
          role: z.enum(['owner', 'member']),
        }),
      ]),
    ),
    programme: z.object({
      name: z.string(),
      currency: z.string(),
      sandbox: z.boolean(),
      sandboxUrl: z.string().nullable(),
      now: z.iso.datetime(),
    }),
  })
  .meta({ id: 'Me' });

/** The languages of the portals and of the mails. */
export const LANGUAGES = ['en', 'ru', 'fr', 'es', 'pl', 'it', 'tr', 'ko'] as const;

export const MeChange = z
  .strictObject({
    displayName: z.string().trim().normalize('NFKC').min(2).max(80).optional(),
    language: z.enum(LANGUAGES).optional(),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email().max(254))
      .optional()
      .meta({ description: 'Takes effect once the code that is mailed to it was confirmed' }),
  })
  .meta({ id: 'MeChange' });

export const EmailCode = z.object({ code: z.string().regex(/^\d{6}$/, 'is six digits') });

export const OwnIdentity = IdentityView.extend({
  id: z.string(),
  title: z.string(),
  following: z.int().nullable(),
  posts: z.int().nullable(),
  verified: z.boolean().nullable(),
  linkedAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime(),
  refreshedAt: z.iso.datetime(),
  accessLost: z.boolean().meta({ description: 'The network refuses us; sign in with it again' }),
  canUnlink: z.boolean(),
}).meta({ id: 'OwnIdentity' });
export type OwnIdentity = z.infer<typeof OwnIdentity>;

export const SessionView = z
  .object({
    id: z.string(),
    device: z.string().meta({ description: 'As `Chrome, Android`; empty when unknown' }),
    network: Network.nullable(),
    startedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof SessionView>;

import { z } from 'zod';

export const NETWORKS = ['facebook', 'instagram', 'x', 'tiktok', 'google'] as const;
export const Network = z.enum(NETWORKS);
export type Network = z.infer<typeof Network>;

/** What a network grants about a person, in our words; null is unknown, never zero. */
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

import { z } from 'zod';
import { CreatorState, IdentityView } from '../accounts/index.ts';
import { PageQuery } from '../kit/pagination.ts';
import { ConsentGiven } from '../privacy/index.ts';
import { RISKS } from './low-risk.ts';

export const NICHES = [
  'beauty',
  'books',
  'fashion',
  'fitness',
  'food',
  'games',
  'garden',
  'home',
  'kids',
  'music',
  'pets',
  'sport',
  'tech',
  'toys',
  'travel',
] as const;

export const Risk = z.enum(RISKS).meta({ id: 'ApplicationRisk' });

const Tag = z.string().regex(/^[a-z]{2,3}$/, 'is not a language code');

export const NewApplication = z
  .object({
    displayName: z.string().trim().normalize('NFKC').min(2).max(80),
    country: z.string().regex(/^[A-Z]{2}$/, 'is not a two-letter country code'),
    birthDate: z.iso.date(),
    languages: z.array(Tag).min(1).max(10),
    niches: z.array(z.enum(NICHES)).min(1).max(10),
    consents: z.array(ConsentGiven).max(10),
  })
  .meta({ id: 'NewApplication' });
export type NewApplication = z.infer<typeof NewApplication>;

export const Application = z
  .object({
    id: z.string(),
    state: CreatorState,
    displayName: z.string(),
    country: z.string(),
    languages: z.array(z.string()),
    niches: z.array(z.string()),
    identities: z.array(IdentityView),
    appliedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
    risks: z.array(Risk).nullable().meta({
      description: 'For managers: why it was not approved by itself; empty for low risk. Null for everybody else',
    }),
  })
  .meta({ id: 'Application' });
export type Application = z.infer<typeof Application>;

export const Rejection = z.object({ reason: z.string().trim().min(3).max(500) });

export const NewCreatorState = z.object({
  to: z.enum(['active', 'suspended', 'banned']),
  reason: z.string().trim().min(3).max(500),
});

/** `all` looks through every state. */
export const CreatorQuery = PageQuery.extend({
  state: z.union([CreatorState, z.literal('all')]).default('all'),
  q: z.string().trim().max(100).default('').meta({
    description: 'Beginnings of words in her name or user names, a whole e-mail address, or an id',
  }),
});
export type CreatorQuery = z.output<typeof CreatorQuery>;

export const CreatorStep = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.string().meta({ description: 'As the audit trail names it' }),
    by: z.string().nullable().meta({ description: 'Name of the person; null for the programme itself' }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'CreatorStep' });
export type CreatorStep = z.output<typeof CreatorStep>;

export const ManagedCreator = z
  .object({
    creator: Application,
    userId: z.string(),
    mayBecome: z.array(z.enum(['active', 'suspended', 'banned'])).meta({
      description: 'States that POST /v1/creators/:id/state takes her to from here',
    }),
    history: z.array(CreatorStep),
  })
  .meta({ id: 'ManagedCreator' });
export type ManagedCreator = z.output<typeof ManagedCreator>;

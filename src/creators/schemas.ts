import { z } from 'zod';
import { CreatorState, IdentityView } from '../accounts/index.ts';
import { ConsentGiven } from '../privacy/index.ts';

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
  })
  .meta({ id: 'Application' });
export type Application = z.infer<typeof Application>;

export const Rejection = z.object({ reason: z.string().trim().min(3).max(500) });

export const NewCreatorState = z.object({
  to: z.enum(['active', 'suspended', 'banned']),
  reason: z.string().trim().min(3).max(500),
});

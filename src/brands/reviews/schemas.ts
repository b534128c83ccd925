import { z } from 'zod';
import { PageQuery } from '../../kit/pagination.ts';
import { BrandState, Domain } from '../schemas.ts';

export const BrandDecisionInput = z
  .object({
    from: BrandState.meta({ description: 'The state that the reviewer saw; another one by now is a conflict' }),
    to: z.enum(['verified', 'rejected', 'restricted', 'suspended']),
    reason: z
      .string()
      .trim()
      .max(1_000)
      .transform((text) => text || null)
      .nullable()
      .default(null)
      .meta({ description: 'The brand reads it; needed for everything but verifying' }),
    domains: z
      .array(Domain)
      .max(20)
      .default([])
      .meta({ description: 'When verifying: the claimed domains whose proof was seen' }),
  })
  .meta({ id: 'BrandDecisionInput' });
export type BrandDecisionInput = z.output<typeof BrandDecisionInput>;

export const BrandReviewQuery = PageQuery.extend({
  state: BrandState.optional(),
  search: z.string().trim().max(100).optional().meta({ description: 'Part of a name, number or domain' }),
});
export type BrandReviewQuery = z.output<typeof BrandReviewQuery>;

export const BrandInReview = z
  .object({
    id: z.string(),
    name: z.string(),
    legalName: z.string().nullable(),
    country: z.string(),
    state: BrandState,
    domains: z.array(z.string()).meta({ description: 'Its own, or while it is not verified those it claims' }),
    documents: z.int(),
    sentAt: z.iso.datetime(),
  })
  .meta({ id: 'BrandInReview' });
export type BrandInReview = z.output<typeof BrandInReview>;

export const BrandHistoryEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.string(),
    by: z.string().nullable().meta({ description: 'Name of the person; null for the programme itself' }),
    from: BrandState.nullable(),
    to: BrandState.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'BrandHistoryEntry' });
export type BrandHistoryEntry = z.output<typeof BrandHistoryEntry>;

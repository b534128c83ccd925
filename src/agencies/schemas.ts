import { z } from 'zod';
import { AgencyRole } from '../accounts/index.ts';
import { BPS_SCALE } from '../kit/money.ts';

export const AgencyState = z.enum(['applied', 'active', 'rejected', 'suspended']);
export type AgencyState = z.infer<typeof AgencyState>;

/** The agency's part of each commission of a creator, in basis points of that commission. */
export const ShareBps = z.int().min(0).max(BPS_SCALE).meta({ description: 'Basis points of each commission' });

export const NewAgency = z
  .object({
    name: z.string().trim().normalize('NFKC').min(2).max(120),
    country: z.string().regex(/^[A-Z]{2}$/, 'is not a two-letter country code'),
    registration: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[\p{L}\d][\p{L}\d ./-]{2,39}$/u, 'is not a registration number'),
  })
  .meta({ id: 'NewAgency' });
export type NewAgency = z.infer<typeof NewAgency>;

export const Agency = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    registration: z.string(),
    state: AgencyState,
    appliedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
    role: AgencyRole.nullable().meta({ description: 'What the caller is there' }),
  })
  .meta({ id: 'Agency' });
export type Agency = z.output<typeof Agency>;

export const AgencyDecision = z.discriminatedUnion('state', [
  z.object({ state: z.literal('active'), reason: z.string().trim().max(500).optional() }),
  z.object({ state: z.literal('rejected'), reason: z.string().trim().min(3).max(500) }),
  z.object({ state: z.literal('suspended'), reason: z.string().trim().min(3).max(500) }),
]);
export type AgencyDecision = z.infer<typeof AgencyDecision>;

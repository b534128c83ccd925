import { z } from 'zod';
import { BPS_SCALE } from '../kit/money.ts';

export const AgencyState = z.enum(['applied', 'active', 'rejected', 'suspended']);
export type AgencyState = z.infer<typeof AgencyState>;

/** The agency's part of each commission of a creator, in basis points of that commission. */
export const ShareBps = z.int().min(0).max(BPS_SCALE);

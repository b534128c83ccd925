import { z } from 'zod';
import { PURPOSES } from './consent-texts.ts';

export const ConsentGiven = z.object({ purpose: z.enum(PURPOSES), version: z.string().max(40) });
export type ConsentGiven = z.infer<typeof ConsentGiven>;

export const ConsentView = z
  .object({
    purpose: z.enum(PURPOSES),
    version: z.string(),
    required: z.boolean(),
    title: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Consent' });

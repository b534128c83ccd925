import { z } from 'zod';
import { PURPOSES } from './consent-texts.ts';

export const ConsentGiven = z.object({ purpose: z.enum(PURPOSES), version: z.string().max(40) });
export type ConsentGiven = z.infer<typeof ConsentGiven>;

/** Beside the programme's own texts: the terms of an agency, whose words differ from one to the next. */
export const CONSENT_PURPOSES = [...PURPOSES, 'agency_terms'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export const OwnConsent = z
  .object({
    id: z.string(),
    purpose: z.enum(CONSENT_PURPOSES),
    version: z.string(),
    language: z.string(),
    source: z.string(),
    givenAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OwnConsent' });
export type OwnConsent = z.output<typeof OwnConsent>;

export const ConsentView = z
  .object({
    purpose: z.enum(PURPOSES),
    version: z.string(),
    required: z.boolean(),
    title: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Consent' });

import { z } from 'zod';
import { CONSENT_LANGUAGES, PURPOSES } from './consent-texts.ts';

export const ConsentGiven = z.object({
  purpose: z.enum(PURPOSES),
  version: z.string().max(40),
  language: z.string().max(10).default('en').meta({ description: 'Of the text as it was shown' }),
});
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
    language: z.enum(CONSENT_LANGUAGES),
    title: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Consent' });
export type ConsentView = z.output<typeof ConsentView>;

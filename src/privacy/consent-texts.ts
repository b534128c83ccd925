import { createHash } from 'node:crypto';

export const PURPOSES = ['terms', 'privacy', 'social_scoring', 'marketing'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface ConsentText {
  purpose: Purpose;
  version: string;
  required: boolean;
  title: string;
  text: string;
}

/** The texts in force. A changed text gets a new version; old consents keep naming the one they were given to. */
export const CONSENT_TEXTS: ConsentText[] = [
  {
    purpose: 'terms',
    version: '2026-11-01',
    required: true,
    title: 'Programme terms',
    text: 'I promote only what I would stand by, mark paid content as advertising in the language of my audience, do not buy through my own links, and accept that commission is earned when an order is delivered and its return window is over.',
  },
  {
    purpose: 'privacy',
    version: '2026-11-01',
    required: true,
    title: 'Privacy notice',
    text: 'Kolect keeps my profile, the orders attributed to me and my payouts for as long as the programme and the law need them. I can export or erase my data at any time from my account.',
  },
  {
    purpose: 'social_scoring',
    version: '2026-11-01',
    required: false,
    title: 'Use of my social data for an authenticity score',
    text: 'Kolect may compute an authenticity score from the public figures of my linked networks and show it to brands with its reasons. Without this consent no score is computed and brands see none.',
  },
  {
    purpose: 'marketing',
    version: '2026-11-01',
    required: false,
    title: 'News by e-mail',
    text: 'Kolect may write to me about new campaigns and events. I can stop this with one click.',
  },
];

/** Fingerprint of a text, kept with each consent as evidence of what was shown. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

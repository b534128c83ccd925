import { z } from 'zod';

export const CheckState = z.enum(['passed', 'failed', 'unknown']);

export const ContentMatch = z.object({
  contentId: z.string(),
  creatorId: z.string(),
  url: z.string(),
  kind: z.enum(['text', 'image', 'address']),
  likeness: z.number().meta({ description: 'Estimated share that is the same, 0 to 1' }),
});
export type ContentMatch = z.infer<typeof ContentMatch>;

/** What was found, as a code, so that it can be said in any language with its figures: names, words, shares in percent. */
export const FINDINGS = [
  'no_address',
  'other_place',
  'not_linked',
  'nobody_named',
  'own',
  'unnamed_account',
  'other_account',
  'not_published',
  'like_text',
  'like_picture',
  'like_address',
  'picture_too_large',
  'picture_unreadable',
  'too_little',
  'original',
  'disclosed',
  'folded_away',
  'language_unknown',
  'foreign_disclosure',
  'not_disclosed',
] as const;

const Finding = z.object({
  state: CheckState,
  code: z.enum(FINDINGS),
  figures: z.record(z.string(), z.string()).meta({ description: 'What the code is about: network, account, word …' }),
  sentence: z.string().meta({ description: 'The same in English' }),
});
export type Finding = z.infer<typeof Finding>;

/** What the checks of a piece of content found. `unknown` means that a person has to look; it is never counted against anybody. */
export const ContentCheck = z
  .object({
    state: CheckState.meta({ description: 'failed when a check failed, else unknown when one is, else passed' }),
    ownership: Finding.extend({ network: z.string().nullable() }),
    originality: Finding.extend({ matches: z.array(ContentMatch) }),
    disclosure: Finding.extend({ word: z.string().nullable(), language: z.string().nullable() }),
    checkedAt: z.iso.datetime(),
  })
  .meta({ id: 'ContentCheck' });
export type ContentCheck = z.infer<typeof ContentCheck>;

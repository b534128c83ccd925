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

const Finding = z.object({ state: CheckState, sentence: z.string() });

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

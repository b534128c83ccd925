import { z } from 'zod';
import { Platform } from '../../brands/index.ts';
import { PageQuery } from '../../kit/pagination.ts';

export const DeadLetterKind = z.enum(['refused', 'conflict', 'failed']).meta({
  description:
    'refused: could not be taken; conflict: an event id used again with another body; failed: taken, but processing it failed',
});
export type DeadLetterKind = z.infer<typeof DeadLetterKind>;

export const DeadLetterState = z.enum(['open', 'replayed', 'dismissed']);
export type DeadLetterState = z.infer<typeof DeadLetterState>;

export const DeadLetterQuery = PageQuery.extend({
  state: DeadLetterState.default('open'),
  kind: DeadLetterKind.optional(),
  shopId: z.string().max(40).optional(),
});
export type DeadLetterQuery = z.infer<typeof DeadLetterQuery>;

export const DeadLetter = z
  .object({
    id: z.string(),
    kind: DeadLetterKind,
    state: DeadLetterState,
    shop: z.object({ id: z.string(), name: z.string() }),
    brand: z.object({ id: z.string(), name: z.string() }),
    platform: Platform,
    deliveryId: z.string(),
    topic: z.string().nullable(),
    eventId: z.string().nullable(),
    code: z.string(),
    sentence: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
    at: z.iso.datetime(),
    decision: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof DeadLetter>;

export const DeadLetterWithBody = DeadLetter.extend({
  body: z.string().meta({ description: 'As the shop sent it' }),
  standing: z.string().nullable().meta({
    description: 'Of a conflict: the event that came first under this id and counts, while it is kept',
  }),
}).meta({ id: 'DeadLetterWithBody' });
export type DeadLetterWithBody = z.infer<typeof DeadLetterWithBody>;

export const Replay = z.object({
  body: z
    .string()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ description: 'The corrected body; left out, the kept one is read again' }),
});
export const Dismissal = z.object({ reason: z.string().trim().min(3).max(500) });
